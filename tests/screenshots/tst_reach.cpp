// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every screen for those who use no mouse, for those who do not see it, and for those who need
// large text: each control is reached by Tab and shows that it has the focus, each has a name to be
// read out, and with text of twice the size no word is cut.
#include "core/base/language.h"
#include "tests/screenshots/screens.h"
#include "tests/support/patience.h"
#include "widgets/common/elidedlabel.h"
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
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSet>
#include <QStyle>
#include <QTabBar>
#include <QTest>
#include <QTextEdit>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using screenshots::Screen;
using screenshots::Shown;

namespace {

constexpr QSize kSize(1280, 720);

/// Those for which nothing really runs: a server, a campaign.
std::vector<Screen> stillScreens()
{
    const QStringList real{u"window-demo"_s, u"window-this-computer"_s, u"window-measuring"_s,
                           u"window-comparing"_s};
    std::vector<Screen> all;
    for (auto part :
         {screenshots::benchScreens, screenshots::wizardScreens, screenshots::liveScreens,
          screenshots::compareScreens, screenshots::windowScreens, screenshots::guideScreens,
          screenshots::stageScreens}) {
        for (Screen &screen : part()) {
            if (!real.contains(screen.name))
                all.push_back(std::move(screen));
        }
    }
    return all;
}

/// A part of another control, which has the name and the focus.
bool isInner(const QWidget *widget)
{
    for (const QWidget *parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
        if (qobject_cast<const QComboBox *>(parent)
            || qobject_cast<const QAbstractSpinBox *>(parent)
            || qobject_cast<const QLineEdit *>(parent) || qobject_cast<const QTabBar *>(parent))
            return true;
        if (parent->isWindow())
            return false;
    }
    return false;
}

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

QString called(const QWidget *widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    const auto *label = qobject_cast<const QLabel *>(widget);
    return u"%1 \"%2\" %3"_s.arg(QString::fromLatin1(widget->metaObject()->className()),
                                 widget->objectName(),
                                 button      ? button->text()
                                     : label ? label->text()
                                             : QString());
}

/// What stretches to the rim elides, and has a tip. Qt asks for room for an arrow everywhere, which
/// only the section has that the rows are sorted by.
bool hasCutSection(const QHeaderView &header)
{
    const int margins = 2 * header.style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, &header);
    const auto leastOf = [&](int section) {
        if (!header.isSortIndicatorShown() || section == header.sortIndicatorSection())
            return header.sectionSizeHint(section);
        const QString text = header.model()->headerData(section, header.orientation()).toString();
        return header.fontMetrics().horizontalAdvance(text) + margins;
    };
    for (int section = 0; section < header.count(); ++section) {
        if (!header.isSectionHidden(section)
            && header.sectionResizeMode(section) != QHeaderView::Stretch
            && header.sectionSize(section) < leastOf(section))
            return true;
    }
    return false;
}

/// A text that has less room than it asks for. What elides its text on purpose, with an ellipsis
/// and a tip, is not meant.
bool isCut(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget)) {
        if (label->text().isEmpty() || qobject_cast<const common::ElidedLabel *>(label))
            return false;
        return label->wordWrap() ? label->height() < label->heightForWidth(label->width())
                                 : label->width() < label->sizeHint().width();
    }
    if (const auto *header = qobject_cast<const QHeaderView *>(widget))
        return hasCutSection(*header);
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return button && !button->text().isEmpty() && button->width() < button->sizeHint().width();
}

QStringList cutIn(const QWidget &window)
{
    QStringList cut;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->isVisible() && !isInner(widget) && isCut(widget))
            cut.append(called(widget));
    }
    return cut;
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
    std::vector<Screen> m_screens = stillScreens();

    /// Shows the screen of the test's row.
    Shown show()
    {
        QFETCH(const int, screen);
        Shown shown = m_screens[static_cast<std::size_t>(screen)].make();
        shown.widget->setWindowState(Qt::WindowNoState);
        shown.widget->resize(kSize);
        shown.widget->show();
        shown.widget->activateWindow();
        if (shown.isReady && !QTest::qWaitFor(shown.isReady))
            QTest::qFail("the screen is not ready", __FILE__, __LINE__);
        // What it was told last is not laid out yet.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        return shown;
    }

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
        const Shown shown = show();
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
        const Shown shown = show();
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

    void textOfTwiceTheSizeIsNotCut_data()
    {
        QTest::addColumn<int>("screen");
        QTest::addColumn<QString>("language");
        for (const QString &language : languages()) {
            for (std::size_t i = 0; i < m_screens.size(); ++i) {
                QTest::addRow("%s %s", qPrintable(language), qPrintable(m_screens[i].name))
                    << static_cast<int>(i) << language;
            }
        }
    }

    void textOfTwiceTheSizeIsNotCut()
    {
        QFETCH(const QString, language);
        const QFont usual = QApplication::font();
        QFont large = usual;
        large.setPointSizeF(2 * usual.pointSizeF());
        QApplication::setFont(large);
        QStringList cut;
        {
            const LanguageInForce texts(*qApp, language);
            const Shown shown = show();
            QVERIFY(QTest::qWaitForWindowExposed(shown.widget.get()));
            const auto nothingIsCut = [&] {
                cut = cutIn(*shown.widget);
                return cut.isEmpty();
            };
            // What has just come gets its room a moment later.
            (void)QTest::qWaitFor(nothingIsCut);
        }
        QApplication::setFont(usual);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    }
};

QTEST_MAIN(TestReach)
#include "tst_reach.moc"
