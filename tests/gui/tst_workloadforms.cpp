// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/benchmark.h"
#include "tests/support/patience.h"
#include "widgets/wizard/fieldsform.h"
#include "widgets/wizard/peerpanel.h"
#include "widgets/wizard/presets.h"
#include "widgets/wizard/workloadspage.h"

#include <QComboBox>
#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using wizard::FieldsForm;

/// The forms that benchmarks describe themselves, and the page that they are on.
class TestWorkloadForms : public QObject
{
    Q_OBJECT

private:
    static const benchmark::Benchmark &named(const QString &name)
    {
        return *benchmark::findBenchmark(name);
    }

    static void choose(QWidget &parent, const QString &box, const QString &data)
    {
        auto *combo = parent.findChild<QComboBox *>(box);
        combo->setCurrentIndex(combo->findData(data));
        emit combo->activated(combo->currentIndex());
    }

    static void click(QWidget &parent, const QString &button)
    {
        QTest::mouseClick(parent.findChild<QPushButton *>(button), Qt::LeftButton);
    }

    static void type(QWidget &parent, const QString &field, const QString &text)
    {
        auto *edit = parent.findChild<QLineEdit *>(field);
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }

private slots:

    void everyBenchmarksDefaultsGoThroughItsForm_data()
    {
        QTest::addColumn<QString>("name");
        for (const benchmark::Benchmark *each : benchmark::benchmarks()) {
            if (!each->fields().empty())
                QTest::newRow(qPrintable(each->name())) << each->name();
        }
    }

    void everyBenchmarksDefaultsGoThroughItsForm()
    {
        QFETCH(QString, name);
        FieldsForm form(named(name));
        QCOMPARE(form.problem(), QString());
        const Result<QJsonObject> usual = named(name).completed({});
        QVERIFY(usual);
        QCOMPARE(named(name).completed(form.parameters()).value_or(QJsonObject()), *usual);
        // Each field is one of the benchmark's parameters, under a name for people.
        for (const benchmark::ParameterField &field : named(name).fields()) {
            if (field.dependsOn.isEmpty())
                QVERIFY2(usual->contains(field.name), qPrintable(field.name));
        }
    }

    void severalValuesAreAList()
    {
        FieldsForm form(named(u"netperf"_s));
        const QSignalSpy changes(&form, &FieldsForm::changed);
        type(form, u"messageSize"_s, u"64, 4KiB"_s);
        click(form, u"TCP_MAERTS"_s);
        QVERIFY(changes.count() > 1);
        const QJsonObject parameters = form.parameters();
        QCOMPARE(parameters.value(u"messageSize"_s), (QJsonArray{u"64 B"_s, u"4 KiB"_s}));
        QCOMPARE(parameters.value(u"test"_s), (QJsonArray{u"TCP_STREAM"_s, u"TCP_MAERTS"_s}));
        QCOMPARE(form.problem(), QString());
        type(form, u"messageSize"_s, u"64, 4 parsecs"_s);
        QVERIFY(form.problem().contains(u"parsecs"_s));
    }

    void whatDoesNotBelongToTheTestIsNotAskedFor()
    {
        FieldsForm form(named(u"netperf"_s));
        form.show();
        auto *message = form.findChild<QLineEdit *>(u"messageSize"_s);
        auto *request = form.findChild<QLineEdit *>(u"requestSize"_s);
        QVERIFY(message->isVisible() && !request->isVisible());
        click(form, u"TCP_RR"_s);
        QVERIFY(!message->isVisible() && !request->isVisible()); // not of both
        QCOMPARE(form.problem(), QString());
        click(form, u"TCP_STREAM"_s);
        QVERIFY(!message->isVisible() && request->isVisible());
        QVERIFY(!form.parameters().contains(u"messageSize"_s));
        QCOMPARE(form.problem(), QString());
    }

    void whatNobodyHasChangedFollowsThePersonality()
    {
        FieldsForm form(named(u"filebench"_s));
        auto *files = form.findChild<QLineEdit *>(u"files"_s);
        auto *threads = form.findChild<QLineEdit *>(u"threads"_s);
        QCOMPARE(files->text(), u"10000"_s);
        type(form, u"threads"_s, u"3"_s);
        click(form, u"webserver"_s);
        click(form, u"fileserver"_s);
        QCOMPARE(form.parameters().value(u"personality"_s), QJsonValue(u"webserver"_s));
        QCOMPARE(files->text(), u"1000"_s);
        QCOMPARE(threads->text(), u"3"_s);
        // What a plan says is not a default, even where it is one of another personality.
        form.setParameters({{u"personality"_s, u"webserver"_s}, {u"files"_s, 10000}});
        QCOMPARE(files->text(), u"10000"_s);
        QCOMPARE(form.parameters().value(u"files"_s), QJsonValue(10000));
        // Nor is it while the fields are filled one after another.
        FieldsForm netperf(named(u"netperf"_s));
        const QJsonObject udp{
            {u"test"_s, u"UDP_STREAM"_s}, {u"messageSize"_s, u"16 KiB"_s}, {u"runTime"_s, 7}};
        netperf.setParameters(udp);
        for (auto it = udp.constBegin(); it != udp.constEnd(); ++it)
            QCOMPARE(netperf.parameters().value(it.key()), it.value());
    }

    void theRestIsUnderMore()
    {
        FieldsForm form(named(u"filebench"_s));
        form.show();
        auto *io = form.findChild<QLineEdit *>(u"ioSize"_s);
        QVERIFY(!io->isVisible());
        QTest::mouseClick(form.findChild<QToolButton *>(u"moreParameters"_s), Qt::LeftButton);
        QVERIFY(io->isVisible());
    }

    void parametersThatTheFormDoesNotShowAreKept()
    {
        FieldsForm form(named(u"iperf3"_s));
        const QJsonObject given{{u"runTime"_s, QJsonArray{5, 10}}, {u"streams"_s, 4}};
        form.setParameters(given);
        for (auto it = given.constBegin(); it != given.constEnd(); ++it)
            QCOMPARE(form.parameters().value(it.key()), it.value());
    }

    void aCommandsOwnValuesAreKept()
    {
        FieldsForm form(named(u"command"_s));
        const QJsonObject given{{u"command"_s, u"a -n {n}"_s}, {u"n"_s, QJsonArray{1, 2}}};
        form.setParameters(given);
        type(form, u"title"_s, u"mine"_s);
        type(form, u"live"_s, u"(?<value>.*)"_s);
        const QJsonObject parameters = form.parameters();
        QCOMPARE(parameters.value(u"n"_s), given.value(u"n"_s));
        QCOMPARE(parameters.value(u"command"_s), given.value(u"command"_s));
        QCOMPARE(parameters.value(u"title"_s), QJsonValue(u"mine"_s));
        QCOMPARE(parameters.value(u"live"_s), QJsonValue(u"(?<value>.*)"_s));
        QCOMPARE(form.problem(), QString());
        type(form, u"live"_s, u"(?<value>"_s);
        QVERIFY(!form.problem().isEmpty());
    }

    void anotherBenchmarkKeepsWhatWasTypedOfTheFirst()
    {
        wizard::WorkloadsPage page;
        type(page, u"fileSizes"_s, u"7 MiB"_s);
        choose(page, u"benchmark"_s, u"netperf"_s);
        campaign::Plan plan;
        page.store(plan);
        QCOMPARE(plan.workloads.size(), std::size_t(1));
        QCOMPARE(plan.workloads.front().benchmark, u"netperf"_s);
        QVERIFY(
            page.findChild<QPlainTextEdit *>(u"command"_s)->toPlainText().contains(u"netperf"_s));
        choose(page, u"benchmark"_s, u"fio"_s);
        page.store(plan);
        QCOMPARE(plan.workloads.front().parameters.value(u"fileSize"_s), QJsonValue(u"7 MiB"_s));
    }

    void theCommandLineIsOfTheSetThatIsShown()
    {
        wizard::WorkloadsPage page;
        campaign::Plan plan;
        plan.workloads = {{u"fio"_s, {{u"requestSize"_s, QJsonArray{u"4 KiB"_s, u"8 KiB"_s}}}},
                          {u"fio"_s, {{u"requestSize"_s, QJsonArray{u"64 KiB"_s, u"128 KiB"_s}}}}};
        page.load(plan);
        const auto *command = page.findChild<QPlainTextEdit *>(u"command"_s);
        QVERIFY(command->toPlainText().contains(u"--bs=4096"_s));
        auto *tabs = page.findChild<QTabBar *>();
        tabs->setCurrentIndex(1);
        QVERIFY2(command->toPlainText().contains(u"--bs=65536"_s),
                 qPrintable(command->toPlainText()));
        tabs->setCurrentIndex(0);
        QVERIFY(command->toPlainText().contains(u"--bs=4096"_s));
        // One that the set has stays chosen when another parameter changes.
        tabs->setCurrentIndex(1);
        auto *workloads = page.findChild<QComboBox *>(u"shownWorkload"_s);
        QCOMPARE(workloads->count(), 4);
        workloads->setCurrentIndex(3);
        type(page, u"fileSizes"_s, u"7 MiB"_s);
        QVERIFY2(command->toPlainText().contains(u"--bs=131072"_s),
                 qPrintable(command->toPlainText()));
    }

    void eachPresetCanBeRun_data()
    {
        QTest::addColumn<QString>("word");
        for (const wizard::Preset &preset : wizard::workloadPresets())
            QTest::newRow(qPrintable(preset.word)) << preset.word;
    }

    void eachPresetCanBeRun()
    {
        QFETCH(QString, word);
        wizard::WorkloadsPage page;
        for (const wizard::Preset &preset : wizard::workloadPresets()) {
            if (preset.word == word)
                choose(page, u"benchmark"_s, preset.workload.benchmark);
        }
        click(page, u"preset "_s + word);
        QCOMPARE(page.problem(), QString());
        campaign::Plan plan;
        page.store(plan);
        const benchmark::Benchmark &benchmark = named(plan.workloads.front().benchmark);
        QCOMPARE(plan.peer.isNamed(), benchmark.subject() == benchmark::Subject::Peer);
    }

    void aPeerIsAskedForWhereOneIsNeeded()
    {
        wizard::WorkloadsPage page;
        page.show();
        auto *panel = page.findChild<wizard::PeerPanel *>();
        QVERIFY(!panel->isVisible());
        choose(page, u"benchmark"_s, u"iperf3"_s);
        QVERIFY(panel->isVisible());
        choose(page, u"peer"_s, u"host"_s);
        QVERIFY(!page.problem().isEmpty());
        type(page, u"peerHost"_s, u"lab"_s);
        type(page, u"peerAddress"_s, u"192.0.2."_s);
        QVERIFY(!page.problem().isEmpty());
        type(page, u"peerAddress"_s, u"192.0.2.7"_s);
        QCOMPARE(page.problem(), QString());
        campaign::Plan plan;
        page.store(plan);
        QCOMPARE(plan.peer.host, u"lab"_s);
        QCOMPARE(plan.peer.address, u"192.0.2.7"_s);
    }

    void whatAPlanSaysOfItsPeerIsKept()
    {
        wizard::PeerPanel panel;
        campaign::PeerPlan host;
        host.host = u"lab"_s;
        host.port = 2222;
        host.user = u"u"_s;
        host.identityFile = u"/k"_s;
        host.address = u"192.0.2.7"_s;
        panel.setPeer(host);
        QCOMPARE(panel.peer(), host);
        type(panel, u"peerHost"_s, u"other"_s); // has other ports and keys
        QCOMPARE(panel.peer().port, quint16(0));
        type(panel, u"peerHost"_s, u"lab"_s);
        QCOMPARE(panel.peer(), host);
        campaign::PeerPlan device;
        device.device = u"nano"_s;
        panel.setDevices({u"pi"_s, u"nano"_s});
        panel.setPeer(device);
        QCOMPARE(panel.peer(), device);
        QCOMPARE(panel.problem(), QString());
        // The device goes, and comes back: it is never silently another.
        panel.setDevices({u"pi"_s, u"other"_s});
        QCOMPARE(panel.peer(), device);
        QVERIFY(panel.problem().contains(u"nano"_s));
        panel.setDevices({u"pi"_s, u"nano"_s});
        QCOMPARE(panel.problem(), QString());
        panel.setPeer({});
        QVERIFY(panel.peer().thisComputer);
    }
};

QTEST_MAIN(TestWorkloadForms)
#include "tst_workloadforms.moc"
