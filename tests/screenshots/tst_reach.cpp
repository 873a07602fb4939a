// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every screen for those who use no mouse and for those who do not see it: each control is reached
// by Tab and shows that it has the focus, and each has a name to be read out.
#include "tests/screenshots/everyscreen.h"
#include "widgets/common/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSet>
#include <QTabBar>
#include <QTest>
#include <QTextEdit>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using screenshots::called;
using screenshots::isInner;
using screenshots::Screen;
using screenshots::show;
using screenshots::Shown;

namespace {

bool isControl(const QWidget *widget)
{
    // A table's corner chooses all rows, as Ctrl+A does; what hands its focus on is no control
    // itself.
    if (qobject_cast<const QScrollBar *>(widget) || qobject_cast<const QHeaderView *>(widget)
        || widget->inherits("QTableCornerButton") || widget->focusProxy() || isInner(widget))
        return false;
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
        || qobject_cast<const QAbstractSpinBox *>(widget) || qobject_cast<const QComboBox *>(widget)
        || qobject_cast<const QAbstractItemView *>(widget)
        || qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget)
        || qobject_cast<const QAbstractSlider *>(widget) || qobject_cast<const QTabBar *>(widget)
        || widget->focusPolicy() & Qt::TabFocus; // charts and what else is our own
}

/// Another one of its group is reached, and leads to it by the arrow keys.
bool isReachedByArrows(const QWidget *widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return button && button->isCheckable() && !button->isChecked()
        && (button->autoExclusive() || (button->group() && button->group()->exclusive()));
}

std::vector<QWidget *> controlsOf(const QWidget &window)
{
    std::vector<QWidget *> controls;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->window() == &window && isControl(widget))
            controls.push_back(widget);
    }
    return controls;
}

/// What a widget and the rim around it look like.
QImage looksOf(QWidget *widget)
{
    constexpr int kRim = 3;
    QWidget *window = widget->window();
    const QRect place(widget->mapTo(window, QPoint()), widget->size());
    return window->grab(place.adjusted(-kRim, -kRim, kRim, kRim) & window->rect()).toImage();
}

} // namespace

class TestReach : public QObject
{
    Q_OBJECT

private:
    std::vector<Screen> m_screens = screenshots::stillScreens();

    void rows()
    {
        QTest::addColumn<int>("screen");
        for (std::size_t i = 0; i < m_screens.size(); ++i)
            QTest::newRow(qPrintable(m_screens[i].name)) << static_cast<int>(i);
    }

private slots:

    void initTestCase()
    {
        common::Theme::apply(*qApp, common::Scheme::Light);
        QApplication::setCursorFlashTime(0); // a cursor that comes and goes is no sign of the focus
        QVERIFY(m_screens.size() > 25);
    }

    void everyControlHasAName_data() { rows(); }

    void everyControlHasAName()
    {
        const Shown shown = show(m_screens);
        QVERIFY(QTest::qWaitForWindowActive(shown.widget.get()));
        QStringList nameless;
        for (QWidget *control : controlsOf(*shown.widget)) {
            QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(control);
            if (!interface || interface->text(QAccessible::Name).trimmed().isEmpty())
                nameless.append(called(control));
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }

    void everyControlIsReachedByTab_data() { rows(); }

    void everyControlIsReachedByTab()
    {
        const Shown shown = show(m_screens);
        QVERIFY(QTest::qWaitForWindowActive(shown.widget.get()));
        if (std::ranges::none_of(controlsOf(*shown.widget), &QWidget::isEnabled))
            return; // it only says what is being waited for
        if (controlsOf(*shown.widget).empty()) { // the stage is looked at, and has keys alone
            QVERIFY(QByteArray(QTest::currentDataTag()).startsWith("stage-"));
            return;
        }
        QSet<const QWidget *> reached;
        QStringList unmarked;
        constexpr int kMostSteps = 300;
        for (int step = 0; step < kMostSteps; ++step) {
            // To what has the focus: an area that scrolls shows where Tab leads to.
            QWidget *before = shown.widget->focusWidget();
            QTest::keyClick(before ? before : shown.widget.get(), Qt::Key_Tab);
            QWidget *focused = shown.widget->focusWidget();
            QVERIFY(focused);
            if (focused == before && reached.contains(focused))
                continue; // from link to link of a page
            if (reached.contains(focused))
                break; // once around
            reached.insert(focused);
            const QImage with = looksOf(focused);
            focused->clearFocus();
            const QImage without = looksOf(focused);
            focused->setFocus(Qt::TabFocusReason);
            if (with == without)
                unmarked.append(called(focused));
        }
        QStringList unreached;
        for (const QWidget *control : controlsOf(*shown.widget)) {
            if (control->isEnabled() && !reached.contains(control) && !isReachedByArrows(control))
                unreached.append(called(control));
        }
        QVERIFY2(unreached.isEmpty(), qPrintable(u"not reached: "_s + unreached.join(u'\n')));
        QVERIFY2(unmarked.isEmpty(), qPrintable(u"no sign of focus: "_s + unmarked.join(u'\n')));
    }
};

QTEST_MAIN(TestReach)
#include "tst_reach.moc"
