// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/theme.h"

#include "widgets/common/flatstyle.h"

#include <QApplication>
#include <QEvent>
#include <QFont>
#include <QStyle>
#include <QVariant>
#include <QWidget>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::common {

namespace {

constexpr const char *kSchemeProperty = "runwattScheme";
constexpr const char *kFollowerName = "runwattThemeFollower";

Colours lightColours()
{
    Colours c;
    c.window = QColor(0xf3f5f8);
    c.surface = QColor(0xffffff);
    c.raised = QColor(0xe9edf2);
    c.border = QColor(0xd3dae2);
    c.text = QColor(0x16202b);
    c.mutedText = QColor(0x566372);
    c.accent = QColor(0x0a63c2);
    c.accentText = QColor(0xffffff);
    c.success = QColor(0x14773b);
    c.information = QColor(0x0a63c2);
    c.warning = QColor(0x8f5b00);
    c.problem = QColor(0xc02531);
    c.simulated = QColor(0x8431ad);
    c.grid = QColor(0xe4e9ef);
    return c;
}

Colours darkColours()
{
    Colours c;
    c.window = QColor(0x11161c);
    c.surface = QColor(0x182028);
    c.raised = QColor(0x232d38);
    c.border = QColor(0x303c49);
    c.text = QColor(0xe6ebf1);
    c.mutedText = QColor(0x9aa8b7);
    c.accent = QColor(0x4a9df8);
    c.accentText = QColor(0x08111b);
    c.success = QColor(0x46c574);
    c.information = QColor(0x5aa6f8);
    c.warning = QColor(0xe3ab3c);
    c.problem = QColor(0xff6b68);
    c.simulated = QColor(0xcf94f2);
    c.grid = QColor(0x26313c);
    return c;
}

QPalette paletteOf(const Colours &c)
{
    QPalette palette(c.text, c.raised, c.surface.lighter(140), c.border.darker(130), c.border,
                     c.text, c.text, c.surface, c.window);
    palette.setColor(QPalette::AlternateBase, c.window);
    palette.setColor(QPalette::ToolTipBase, c.raised);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::PlaceholderText, c.mutedText);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.accentText);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::BrightText, c.problem);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText}) {
        QColor faded = c.mutedText;
        faded.setAlphaF(0.65F);
        palette.setColor(QPalette::Disabled, role, faded);
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, c.border);
    return palette;
}

// Placeholders are @name, replaced below: a style sheet reads better whole than concatenated.
QString styleSheetOf(const Colours &c, double points)
{
    QString sheet = uR"(
QToolTip { background: @raised; color: @text; border: 1px solid @border; padding: 4px; }
QFrame[role="card"] { background: @surface; border: 1px solid @border; border-radius: 6px; }
QLabel[role="title"] { font-size: @titlept; font-weight: 600; }
QLabel[role="heading"] { font-size: @headingpt; font-weight: 600; }
QLabel[role="caption"] { font-size: @captionpt; color: @muted; }
QLabel[role="figure"] { font-size: @figurept; font-weight: 600; }
QPushButton { background: @surface; color: @text; border: 1px solid @border; border-radius: 6px;
  padding: 5px 12px; min-height: 18px; }
QPushButton:hover { background: @raised; }
QPushButton:pressed { background: @border; }
QPushButton:checked { background: @raised; border-color: @accent; }
QPushButton:focus { border: 1px solid @accent; outline: none; }
QPushButton:disabled { color: @faded; background: transparent; }
QPushButton[role="primary"] { background: @accent; color: @accentText; border-color: @accent;
  font-weight: 600; }
QPushButton[role="primary"]:hover { background: @accentHover; }
QPushButton[role="primary"]:focus { border: 2px solid @text; padding: 4px 11px; }
QPushButton[role="primary"]:disabled { background: @raised; color: @faded; border-color: @border; }
QPushButton[role="danger"] { color: @problem; border-color: @problem; }
QPushButton[role="danger"]:focus { border: 2px solid @problem; padding: 4px 11px; }
QPushButton[role="danger"]:disabled { color: @faded; border-color: @border; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: @raised; }
QToolButton:pressed { background: @border; }
QToolButton:checked { background: @raised; border-color: @border; }
QToolButton:focus { border-color: @accent; }
QToolButton::menu-indicator { image: none; }
QLineEdit, QPlainTextEdit, QTextEdit { background: @surface; border: 1px solid @border;
  border-radius: 6px; padding: 4px 6px; selection-background-color: @accent;
  selection-color: @accentText; }
QAbstractSpinBox { min-height: 20px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border-color: @accent; }
QLineEdit:disabled { color: @faded; background: @window; }
QAbstractItemView { background: @surface; border: 1px solid @border; border-radius: 6px; outline: none;
  alternate-background-color: @window; gridline-color: @grid; selection-background-color: @selection;
  selection-color: @text; }
QAbstractItemView[frameless="true"] { border: none; border-radius: 0; }
QAbstractItemView::item { padding: 3px 6px; border: 1px solid transparent; }
QAbstractItemView::item:selected { background: @selection; color: @text; }
QAbstractItemView::item:focus { border: 1px solid @accent; }
QHeaderView { background: @surface; border: none; }
QHeaderView::section { background: @surface; color: @muted; border: none;
  border-bottom: 1px solid @border; padding: 5px 6px; font-weight: 600; }
QHeaderView::up-arrow, QHeaderView::down-arrow { subcontrol-origin: padding;
  subcontrol-position: center right; width: 7px; height: 5px; right: 3px; }
QTableCornerButton::section { background: @surface; border: none; }
QTabWidget::pane { border: none; border-top: 1px solid @border; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @muted; border: none; border-bottom: 2px solid transparent;
  padding: 7px 12px; margin-right: 2px; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:focus { color: @accent; }
QProgressBar { background: @raised; border: none; border-radius: 4px; min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: @accent; border-radius: 4px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @scroll; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: @border; }
QMenu { background: @surface; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 5px 20px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: @selection; color: @text; }
QMenu::item:disabled { color: @faded; }
QMenu::separator { height: 1px; background: @border; margin: 4px 8px; }
QGroupBox { border: 1px solid @border; border-radius: 6px; margin-top: 10px; padding-top: 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; padding: 0 4px; color: @muted; font-weight: 600; }
QStatusBar { color: @muted; }
QStatusBar::item { border: none; }
)"_s;
    const auto blend = [](const QColor &a, const QColor &b, double part) {
        const auto mix = [part](int x, int y) {
            return static_cast<int>(x * (1 - part) + y * part + 0.5);
        };
        return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
    };
    const auto points1 = [](double value) -> QString {
        return QString::number(value, 'f', 1) + u"pt"_s;
    };
    // Longer names first, where one begins with another.
    const std::vector<std::pair<QString, QString>> values{
        {u"@accentText"_s, c.accentText.name()},
        {u"@accentHover"_s, blend(c.accent, c.text, 0.15).name()},
        {u"@accent"_s, c.accent.name()},
        {u"@surface"_s, c.surface.name()},
        {u"@selection"_s, blend(c.surface, c.accent, 0.18).name()},
        {u"@scroll"_s, blend(c.surface, c.mutedText, 0.35).name()},
        {u"@raised"_s, c.raised.name()},
        {u"@border"_s, c.border.name()},
        {u"@muted"_s, c.mutedText.name()},
        {u"@faded"_s, blend(c.surface, c.mutedText, 0.6).name()},
        {u"@window"_s, c.window.name()},
        {u"@problem"_s, c.problem.name()},
        {u"@grid"_s, c.grid.name()},
        {u"@titlept"_s, points1(points * 1.5)},
        {u"@headingpt"_s, points1(points * 1.15)},
        {u"@captionpt"_s, points1(points * 0.88)},
        {u"@figurept"_s, points1(points * 1.75)},
        {u"@text"_s, c.text.name()},
    };
    for (const auto &[name, value] : values)
        sheet.replace(name, value);
    return sheet;
}

bool isDarkPalette(const QPalette &palette)
{
    return palette.color(QPalette::WindowText).lightness()
        > palette.color(QPalette::Window).lightness();
}

// Applies the system's scheme again when the desktop changes it.
class ThemeFollower : public QObject
{
public:
    explicit ThemeFollower(QApplication &application)
        : QObject(&application)
        , m_application(application)
    {
        setObjectName(QLatin1StringView(kFollowerName));
        application.installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::ThemeChange && !m_pending
            && Theme::scheme() == Scheme::System) {
            // Later and once: every window gets the event, in the middle of Qt's own change.
            m_pending = true;
            QMetaObject::invokeMethod(
                this,
                [this] {
                    m_pending = false;
                    Theme::apply(m_application, Theme::scheme());
                },
                Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QApplication &m_application;
    bool m_pending = false;
};

} // namespace

void Theme::apply(QApplication &application, Scheme scheme)
{
    application.setProperty(kSchemeProperty, static_cast<int>(scheme));
    if (application.findChild<QObject *>(QLatin1StringView(kFollowerName)) == nullptr) {
        new ThemeFollower(application);
        application.setStyle(new FlatStyle);
    }
    bool dark = scheme == Scheme::Dark;
    if (scheme == Scheme::System) {
        // Without a palette of our own the application has the desktop's.
        application.setPalette(QPalette());
        dark = isDarkPalette(QApplication::palette());
    }
    const Colours colours = dark ? darkColours() : lightColours();
    application.setPalette(paletteOf(colours));
    application.setStyleSheet(styleSheetOf(colours, QApplication::font().pointSizeF()));
}

Scheme Theme::scheme()
{
    return static_cast<Scheme>(qApp->property(kSchemeProperty).toInt());
}

const Colours &Theme::colours(const QPalette &palette)
{
    static const Colours light = lightColours();
    static const Colours dark = darkColours();
    return isDark(palette) ? dark : light;
}

bool Theme::isDark(const QPalette &palette)
{
    return isDarkPalette(palette);
}

void Theme::setRole(QWidget *widget, Role role)
{
    static const QHash<Role, QString> words{
        {Role::Plain, u"plain"_s},     {Role::Primary, u"primary"_s}, {Role::Danger, u"danger"_s},
        {Role::Card, u"card"_s},       {Role::Title, u"title"_s},     {Role::Heading, u"heading"_s},
        {Role::Caption, u"caption"_s}, {Role::Figure, u"figure"_s}};
    widget->setProperty("role", words.value(role));
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace runwatt::common
