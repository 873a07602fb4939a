// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "widgets/bench/benchview.h"
#include "widgets/bench/questionpanel.h"
#include "widgets/common/confirmbar.h"
#include "widgets/common/problemlabel.h"
#include "widgets/wizard/wizardview.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

namespace {

/// The letters that lead to more than one thing that is to be seen, with these things.
QStringList ambiguous(const QWidget &window)
{
    QMap<QString, QStringList> texts;
    const auto add = [&texts](const QWidget *widget, const QString &text) {
        const QString letter = QKeySequence::mnemonic(text).toString();
        if (widget->isVisible() && !letter.isEmpty())
            texts[letter].append(text);
    };
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        if (label->buddy())
            add(label, label->text());
    }
    for (const QAbstractButton *button : window.findChildren<QAbstractButton *>())
        add(button, button->text());
    QStringList found;
    for (auto it = texts.cbegin(); it != texts.cend(); ++it) {
        if (it->size() > 1)
            found.append(it.key() + u": "_s + it->join(u" | "_s));
    }
    return found;
}

power::MeterSettings makeMeter()
{
    power::MeterSettings meter;
    meter.name = u"model"_s;
    meter.kind = u"simulated"_s;
    return meter;
}

campaign::DevicePlan makeDevice()
{
    campaign::DevicePlan device;
    device.name = u"board"_s;
    device.host = u"192.0.2.7"_s;
    return device;
}

} // namespace

/// Everything is reached by letters, each of which means one thing.
class TestKeyboard : public QObject
{
    Q_OBJECT

private slots:

    void aLetterMeansOneThingOnEachPageOfTheBench()
    {
        bench::DeviceModel devices;
        bench::MeterModel meters;
        bench::BenchView view(&devices, &meters);
        view.show();
        QCOMPARE(ambiguous(view), QStringList());
        view.addDevice();
        QCOMPARE(ambiguous(view), QStringList());
        view.addMeter();
        QCOMPARE(ambiguous(view), QStringList());
        devices.insert(0, makeDevice());
        for (const auto state : {bench::LinkState::Disconnected, bench::LinkState::Ready}) {
            devices.setState(u"board"_s, state);
            view.showDevice(u"board"_s);
            QCOMPARE(ambiguous(view), QStringList());
        }
    }

    void aLetterMeansOneThingOnEachPageOfTheWizard()
    {
        const QTemporaryDir folder;
        wizard::WizardView view;
        view.setDefaultFolder(folder.path());
        view.setKnownDevices({{makeDevice(), std::nullopt, u"connected"_s, true}});
        view.setKnownMeters({makeMeter()});
        view.startNew({u"board"_s});
        view.show();
        auto *next = view.findChild<QPushButton *>(u"next"_s);
        for (int page = 1; page <= 5; ++page) {
            QVERIFY2(ambiguous(view).isEmpty(),
                     qPrintable(QString::number(page) + u' ' + ambiguous(view).join(u'\n')));
            if (page < 5)
                next->click();
        }
    }

    void theFocusGoesAlongToTheNextPage()
    {
        wizard::WizardView view;
        view.setKnownDevices({{makeDevice(), std::nullopt, u"connected"_s, true}});
        view.startNew({u"board"_s});
        view.show();
        view.activateWindow();
        auto *folder = view.findChild<QLineEdit *>(u"folder board"_s);
        folder->setFocus();
        QTRY_VERIFY(folder->hasFocus());
        for (int page = 2; page <= 5; ++page) {
            QMetaObject::invokeMethod(view.findChild<QPushButton *>(u"next"_s), "clicked");
            const QWidget *focused = view.focusWidget();
            QVERIFY(focused && focused->isVisible());
            QVERIFY2(focused->objectName() != u"cancel", qPrintable(QString::number(page)));
        }
    }

    void eachPageBeginsAtItsFirstControl()
    {
        QWidget window; // what stands before the wizard must not get the focus
        auto *layout = new QVBoxLayout(&window);
        QPushButton before;
        wizard::WizardView view;
        layout->addWidget(&before);
        layout->addWidget(&view);
        view.setKnownDevices({{makeDevice(), std::nullopt, u"connected"_s, true}});
        view.startNew({u"board"_s});
        view.hide();
        window.show();
        window.activateWindow();
        before.setFocus();
        QTRY_VERIFY(before.hasFocus());
        view.show();
        auto *next = view.findChild<QPushButton *>(u"next"_s);
        for (const QString &first :
             {u"device board"_s, u"runtime NT"_s, u"benchmark"_s, u"repetitions"_s, u"title"_s}) {
            const QWidget *focused = window.focusWidget();
            QVERIFY(focused && focused->isVisible());
            QCOMPARE(focused->objectName(), first);
            next->setFocus();
            if (next->isEnabled())
                QTest::keyClick(next, Qt::Key_Space);
        }
    }

    void aQuestionGivesTheFocusBack()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        QPushButton first;
        bench::QuestionPanel panel;
        QPushButton before;
        for (QWidget *part : std::initializer_list<QWidget *>{&first, &panel, &before})
            layout->addWidget(part);
        window.show();
        window.activateWindow();
        for (const QString &answer : {u"acceptOnce"_s, u"refuse"_s}) {
            before.setFocus();
            QTRY_VERIFY(before.hasFocus());
            bench::Question question;
            question.id = 7;
            question.kind = bench::Question::Kind::HostKey;
            panel.ask(question);
            question.id = 8;
            panel.ask(question); // the next comes where this one was
            QTRY_VERIFY(panel.findChild<QPushButton *>(u"refuse"_s)->hasFocus());
            QTest::mouseClick(panel.findChild<QPushButton *>(answer), Qt::LeftButton);
            QVERIFY(panel.findChild<QPushButton *>(u"refuse"_s)->hasFocus());
            QTest::mouseClick(panel.findChild<QPushButton *>(answer), Qt::LeftButton);
            QVERIFY(!panel.isVisible());
            QVERIFY(before.hasFocus());
        }
    }

    void aSecretThatWasNotRightIsSaidToBe()
    {
        bench::QuestionPanel panel;
        const auto *wrong = panel.findChild<common::ProblemLabel *>(u"wrongAnswer"_s);
        bench::Question question;
        question.id = 1;
        question.kind = bench::Question::Kind::Passphrase;
        panel.ask(question);
        QVERIFY(!wrong->isVisible());
        panel.withdraw(1);
        for (const auto kind : {bench::Question::Kind::Passphrase, bench::Question::Kind::Password,
                                bench::Question::Kind::Keyboard}) {
            ++question.id;
            question.kind = kind;
            question.asking = ssh::Asking::Again;
            panel.ask(question);
            QVERIFY(wrong->isVisible());
            QVERIFY(wrong->problem().contains(u"not right"));
            QVERIFY(panel.accessibleDescription().contains(u"not right"));
            panel.withdraw(question.id);
        }
    }

    void aQuestionsLettersAreItsOwn()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        bench::QuestionPanel panel;
        QPushButton remove(u"&Remove"_s);
        layout->addWidget(&panel);
        layout->addWidget(&remove);
        window.show();
        window.activateWindow();
        bench::Question question;
        question.id = 7;
        question.kind = bench::Question::Kind::HostKey;
        question.hostKey.fingerprint = u"SHA256:abc"_s;
        panel.ask(question);
        QVERIFY(panel.accessibleDescription().contains(u"SHA256:abc"));
        QTRY_VERIFY(panel.findChild<QPushButton *>(u"refuse"_s)->hasFocus());
        const QSignalSpy answered(&panel, &bench::QuestionPanel::answered);
        const QSignalSpy removed(&remove, &QPushButton::clicked);
        QTest::keyClick(window.focusWidget(), Qt::Key_R, Qt::AltModifier);
        QCOMPARE(answered.count(), 1);
        QCOMPARE(removed.count(), 0);
        // With no question asked, the letter is the page's again.
        remove.setFocus();
        QTest::keyClick(window.focusWidget(), Qt::Key_R, Qt::AltModifier);
        QTRY_COMPARE(removed.count(), 1);
    }
};

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
