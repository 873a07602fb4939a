// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A campaign whose every text is markup, opened in the window: whatever the window shows of it, it
// shows as it is written. Files that cannot be read leave the window as it was, with a message.
#include "app/campaignsession.h"
#include "app/mainwindow.h"
#include "core/store/chunk.h"
#include "tests/support/patience.h"
#include "tests/unit/store/endlesstable.h"
#include "tests/unit/store/storefixture.h"
#include "widgets/common/messagebar.h"
#include "widgets/common/tooltip.h"
#include "widgets/plot/barplot.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextEdit>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::store::test;
using app::CampaignSession;
using app::MainWindow;

namespace {

/// Markup of each kind, with what would tell that it was taken for markup.
constexpr const char *kMarkup = "<b>bold</b><a href=''http://h.example/''>link</a><img "
                                "src=''file:///etc/hostname''>%1 %n &amp;";

/// What of a text is shown in another way than it is written; empty for none.
QString renderedMarkup(const QTextDocument &document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QTextCharFormat format = part.fragment().charFormat();
            if (format.isAnchor() || format.isImageFormat() || format.fontWeight() > QFont::Normal)
                return part.fragment().text();
        }
    }
    return {};
}

/// As a tooltip or a label of any format takes it.
QString renderedMarkup(const QString &text)
{
    if (!Qt::mightBeRichText(text))
        return {};
    QTextDocument document;
    document.setHtml(text);
    return renderedMarkup(document);
}

/// All that the views of a widget say of their rows and headings.
QStringList toolTipsOf(const QAbstractItemView &view)
{
    const QAbstractItemModel *model = view.model();
    QStringList tips;
    if (model == nullptr)
        return tips;
    const int rows = std::min(model->rowCount(view.rootIndex()), 200);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < model->columnCount(view.rootIndex()); ++column)
            tips += model->index(row, column, view.rootIndex()).data(Qt::ToolTipRole).toString();
        tips += model->headerData(row, Qt::Vertical, Qt::ToolTipRole).toString();
    }
    for (int column = 0; column < model->columnCount(view.rootIndex()); ++column)
        tips += model->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
    return tips;
}

} // namespace

class TestHostileWindow : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        qputenv("XDG_STATE_HOME", m_home.filePath(u"state"_s).toLocal8Bit());
        qputenv("XDG_CONFIG_HOME", m_home.filePath(u"config"_s).toLocal8Bit());
        makeCampaign(m_home.filePath(u"model.runwatt"_s), 6);
        m_model = contents(m_home.filePath(u"model.runwatt"_s));
    }

    void init()
    {
        m_settings = std::make_unique<app::Settings>(m_home.filePath(u"runwatt.ini"_s));
        m_window = std::make_unique<MainWindow>(m_settings.get());
        m_window->resize(1280, 720);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m_settings.reset();
    }

    void markupIsSeenWhereThereIsSome()
    {
        for (const QString &text :
             {u"<b>bold</b>"_s, u"<a href='x'>link</a>"_s, u"<img src='x'>"_s}) {
            QVERIFY2(!renderedMarkup(text).isEmpty(), qPrintable(text));
            QVERIFY2(renderedMarkup(common::toolTipOf(text)).isEmpty(), qPrintable(text));
        }
        QCOMPARE(common::toolTipOf(u"a & b, 1 < 2"_s), u"a & b, 1 < 2"_s);
    }

    void markupIsShownAsItIsWritten()
    {
        const QString file = made(u"markup.runwatt"_s, markupEverywhere());
        m_window->openCampaign(file);
        QTRY_VERIFY(session()->data() != nullptr);
        QVERIFY(session()->data()->devices.front().name.startsWith(u"<b>"));
        int shown = 0;
        for (const app::Room room : {app::Room::Campaign, app::Room::Compare, app::Room::Bench}) {
            m_window->showRoom(room);
            QTest::qWait(300); // samples are loaded, charts are drawn
            QVERIFY(!m_window->grab().isNull());
            shown += requirePlain();
        }
        // Were none of it on the screen, nothing would have been tried.
        QVERIFY2(shown > 10, qPrintable(QString::number(shown)));
        auto *message = m_window->findChild<common::MessageBar *>();
        const Error error(ErrorCode::Corrupt, u"<b>what</b>"_s, u"<img src='x'>"_s);
        message->showError(error);
        requirePlain();
    }

    void aPlanOfMarkupIsShownAsItIsWritten()
    {
        const QString markup = QString::fromLatin1(kMarkup).replace(u"''"_s, u"'"_s);
        campaign::Plan plan;
        plan.title = markup;
        campaign::DevicePlan device;
        device.name = markup;
        device.host = u"h.example"_s;
        plan.devices.push_back(device);
        plan.runtimes = QStringList{u"NT"_s};
        plan.workloads.push_back({u"fio"_s, {{u"operation"_s, u"read"_s}, {markup, markup}}});
        power::MeterSettings meter;
        meter.name = markup;
        meter.port = markup;
        meter.device = markup;
        plan.meters.push_back(meter);
        m_window->prepareDemo(plan);
        QTest::qWait(300);
        QVERIFY(requirePlain() > 0);
    }

    void whatCannotBeReadLeavesAMessage_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("a trigger")
            << "CREATE TRIGGER t AFTER UPDATE ON trial BEGIN SELECT 1; END"_ba;
        QTest::newRow("no campaign") << "DELETE FROM campaign"_ba;
        QTest::newRow("newer, and works")
            << "ALTER TABLE verdict ADD COLUMN x TEXT AS (upper(text)); "
               "PRAGMA user_version = 6"_ba;
        QTest::newRow("a plan that is no JSON") << "UPDATE campaign SET plan = '<b>'"_ba;
    }

    void whatCannotBeReadLeavesAMessage()
    {
        QFETCH(const QByteArray, sql);
        const QSignalSpy failed(session(), &CampaignSession::failed);
        m_window->openCampaign(made(u"refused.runwatt"_s, sql));
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(session()->data() == nullptr);
        QTRY_VERIFY(m_window->findChild<common::MessageBar *>()->isVisible());
    }

    void aNewerFileIsShownWithAMessage()
    {
        m_window->openCampaign(
            made(u"newer.runwatt"_s, "CREATE TABLE novelty (x); PRAGMA user_version = 6"));
        QTRY_VERIFY(session()->data() != nullptr);
        QTRY_VERIFY(m_window->findChild<common::MessageBar *>()->isVisible());
        showAllRooms();
    }

    void anAlteredResultIsSaidInTheWindowAndInItsFigures()
    {
        const QSignalSpy found(session(), &CampaignSession::foundUnsound);
        const QSignalSpy loaded(session(), &CampaignSession::loaded);
        m_window->openCampaign(made(u"sound.runwatt"_s, "SELECT 1"));
        QTRY_COMPARE(loaded.count(), 1);
        const auto *message = m_window->findChild<common::MessageBar *>();
        m_window->openCampaign(
            made(u"altered.runwatt"_s, "UPDATE summary SET value = value * 10 WHERE trial = 2"));
        QTRY_COMPARE(found.count(), 1);
        QVERIFY(session()->file().endsWith(u"altered.runwatt"));
        QVERIFY2(session()->data()->unsound.contains(u"trial 2"),
                 qPrintable(session()->data()->unsound));
        QTRY_VERIFY(message->isVisible());
        m_window->showRoom(app::Room::Compare);
        const auto *chart = m_window->findChild<plot::BarPlot *>();
        QVERIFY(chart != nullptr);
        QTRY_VERIFY(chart->figure() && chart->figure()->note.contains(u"NOT SOUND"));
        // Of another file nothing is said.
        m_window->openCampaign(made(u"sound.runwatt"_s, "SELECT 1"));
        QTRY_COMPARE(loaded.count(), 3);
        m_window->showRoom(app::Room::Compare);
        QTRY_VERIFY(chart->figure() && !chart->figure()->note.contains(u"NOT SOUND"));
        QCOMPARE(found.count(), 1);
    }

    void whatNoCampaignHasIsDrawnAsFarAsItCan_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("no trials") << "DELETE FROM trial"_ba;
        QTest::newRow("no samples") << "DELETE FROM chunk"_ba;
        QTest::newRow("no cells and devices") << "DELETE FROM cell; DELETE FROM device"_ba;
        QTest::newRow("references to nothing")
            << "UPDATE cell SET device = 99, workload = -1; UPDATE trial SET cell = 77 WHERE id = "
               "2; "
               "UPDATE series SET trial = 5000; UPDATE phase SET trial = 78"_ba;
        QTest::newRow("times at both ends")
            << "UPDATE trial SET begin_ns = -9223372036854775808, end_ns = 9223372036854775807, "
               "window_begin_ns = -9223372036854775808, window_end_ns = 9223372036854775807; "
               "UPDATE phase SET begin_ns = 9223372036854775807, end_ns = -9223372036854775808"_ba;
        QTest::newRow("windows that end before they begin")
            << "UPDATE trial SET window_begin_ns = 9e18, window_end_ns = -9e18"_ba;
        QTest::newRow("largest numbers")
            << "UPDATE summary SET value = 9e29, uncertainty = 9e29; UPDATE trial SET repetition = "
               "9223372036854775807, attempt = 9223372036854775807, position = "
               "-9223372036854775808"_ba;
        QTest::newRow("parameters of something else")
            << "UPDATE workload SET parameters = '{\"requestSize\": [[]], \"operation\": {\"a\": "
               "1}, \"pattern\": -1e300, \"fileSize\": \"\\u0000\"}'; UPDATE campaign SET plan = "
               "'{\"repetitions\": 1e300, \"devices\": 7}'"_ba;
        QTest::newRow("infinite numbers")
            << "UPDATE summary SET value = 9e999, uncertainty = -9e999"_ba;
        QTest::newRow("samples out of order") << "UPDATE chunk SET samples = x'"
                + store::encodeSamples(std::vector<series::Sample>{
                                           {1LL << 60, 9e29}, {-(1LL << 60), -9e29}, {0, 1e-320}})
                      .toHex()
                + "', count = 3";
        QTest::newRow("texts without end")
            << "UPDATE device SET name = replace(hex(zeroblob(200000)), '0', 'W'); "
               "UPDATE workload SET title = replace(hex(zeroblob(200000)), '0', '<b>'); "
               "UPDATE campaign SET title = replace(hex(zeroblob(200000)), '0', char(8238)); "
               "UPDATE series SET name = replace(hex(zeroblob(20000)), '0', 'M')"_ba;
        QTest::newRow("texts of no text")
            << "UPDATE device SET name = CAST(x'00ff80fe0a0d' AS TEXT); UPDATE workload SET title "
               "= "
               "char(0); UPDATE campaign SET title = ''; UPDATE cell SET runtime = char(10)"_ba;
    }

    void whatNoCampaignHasIsDrawnAsFarAsItCan()
    {
        QFETCH(const QByteArray, sql);
        m_window->openCampaign(made(u"odd.runwatt"_s, sql));
        QTRY_VERIFY(session()->data() != nullptr);
        showAllRooms();
    }

private:
    [[nodiscard]] CampaignSession *session() const
    {
        return m_window->findChild<CampaignSession *>();
    }

    /// A campaign of six trials, changed.
    QString made(const QString &name, const QByteArray &sql) const
    {
        const QString path = m_home.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(m_model) != m_model.size())
            qFatal("%s cannot be written", qPrintable(path));
        file.close();
        alter(path, sql);
        return path;
    }

    static QByteArray markupEverywhere()
    {
        const QByteArray markup = "'" + QByteArray(kMarkup) + "'";
        QByteArray sql = "INSERT INTO event (time_ns, severity, device, trial, text) "
                         "SELECT begin_ns, 'problem', 'x', id, 'y' FROM trial; "
                         "INSERT INTO device_fact (device, time_ns, name, value) "
                         "VALUES (1, 1, 'cpu.model', 'x');";
        for (const char *column :
             {"campaign.title", "device.name", "device.address", "meter.name", "workload.title",
              "cell.runtime", "series.device", "series.source", "series.detail", "summary.detail",
              "verdict.code", "verdict.text", "event.device", "event.text", "trial.error",
              "device_fact.value"}) {
            const QByteArrayList parts = QByteArray(column).split('.');
            sql += "UPDATE " + parts[0] + " SET " + parts[1] + " = " + markup + ";";
        }
        return sql + "UPDATE trial SET state = 'failed' WHERE id = 6";
    }

    void showAllRooms()
    {
        for (const app::Room room : {app::Room::Campaign, app::Room::Compare, app::Room::Bench}) {
            m_window->showRoom(room);
            QTest::qWait(100);
            QVERIFY(!m_window->grab().isNull());
        }
    }

    /// Fails where any widget of the window takes a text for markup. How many texts held markup.
    int requirePlain() const
    {
        int held = 0;
        const auto require = [&held](const QWidget *widget, const QString &text) {
            held += text.contains(u"bold") ? 1 : 0;
            const QString rendered = renderedMarkup(text);
            QVERIFY2(rendered.isEmpty(),
                     qPrintable(QString(QLatin1String(widget->metaObject()->className()) + u' '
                                        + widget->objectName() + u": " + text)));
        };
        const QList<QWidget *> widgets = m_window->findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            require(widget, widget->toolTip());
            if (const auto *label = qobject_cast<const QLabel *>(widget)) {
                held += label->text().contains(u"bold") ? 1 : 0;
                if (label->textFormat() != Qt::PlainText)
                    require(label, label->text());
            } else if (const auto *view = qobject_cast<const QAbstractItemView *>(widget)) {
                for (const QString &tip : toolTipsOf(*view))
                    require(view, tip);
            } else if (const auto *page = qobject_cast<const QTextEdit *>(widget)) {
                [&] { QVERIFY2(renderedMarkup(*page->document()).isEmpty(), "a page"); }();
            }
        }
        return held;
    }

    QTemporaryDir m_home;
    QByteArray m_model;
    std::unique_ptr<app::Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestHostileWindow)
#include "tst_hostilewindow.moc"
