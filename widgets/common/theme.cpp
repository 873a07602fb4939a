// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/theme.h"

#include "widgets/common/flatstyle.h"

#include <QApplication>
#include <QEvent>
#include <QFont>
#include <QFontDatabase>
#include <QFrame>
#include <QToolTip>
#include <QVariant>

namespace runwatt::common {

namespace {

constexpr const char *kSchemeProperty = "runwattScheme";
constexpr const char *kTextSizeProperty = "runwattTextSize";
constexpr const char *kUsualFontProperty = "runwattUsualFont";
constexpr const char *kRoleProperty = "runwattRole";
constexpr const char *kFollowerName = "runwattThemeFollower";

QColor blend(const QColor &a, const QColor &b, double part)
{
    const auto mix = [part](int x, int y) { return qRound(x * (1 - part) + y * part); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

/// Adds the colours that lie between two others.
Colours withBlends(Colours c)
{
    c.accentHover = blend(c.accent, c.text, 0.15);
    c.selection = blend(c.surface, c.accent, 0.18);
    c.fadedText = blend(c.surface, c.mutedText, 0.6);
    c.scrollHandle = blend(c.surface, c.mutedText, 0.35);
    return c;
}

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
    return withBlends(c);
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
    return withBlends(c);
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
        palette.setColor(QPalette::Disabled, role, c.fadedText);
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, c.border);
    return palette;
}

/// What is chosen in a list or a menu keeps the colour of its words.
QPalette viewPaletteOf(const Colours &c)
{
    QPalette palette = paletteOf(c);
    palette.setColor(QPalette::Highlight, c.selection);
    palette.setColor(QPalette::HighlightedText, c.text);
    return palette;
}

QPalette tipPaletteOf(const Colours &c)
{
    QPalette palette = paletteOf(c);
    palette.setColor(QPalette::Window, c.raised);
    return palette;
}

/// What a role changes of the program's font; the rest of it is inherited.
QFont fontOf(Role role)
{
    const double points = QApplication::font().pointSizeF();
    QFont font;
    switch (role) {
    case Role::Title:
        font.setPointSizeF(points * 1.5);
        break;
    case Role::Heading:
        font.setPointSizeF(points * 1.15);
        break;
    case Role::Figure:
        font.setPointSizeF(points * 1.75);
        break;
    case Role::Caption:
        font.setPointSizeF(points * 0.88);
        return font;
    case Role::Primary:
        break;
    case Role::Code:
        font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        font.setPointSizeF(points); // its own does not grow with the program's
        return font;
    case Role::Plain:
    case Role::Danger:
    case Role::Card:
        return font;
    }
    font.setWeight(QFont::DemiBold);
    return font;
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
        QApplication::setStyle(new FlatStyle);
    }
    bool dark = scheme == Scheme::Dark;
    if (scheme == Scheme::System) {
        // Without a palette of our own the application has the desktop's.
        QApplication::setPalette(QPalette());
        dark = isDarkPalette(QApplication::palette());
    }
    const Colours colours = dark ? darkColours() : lightColours();
    QApplication::setPalette(paletteOf(colours));
    QApplication::setPalette(viewPaletteOf(colours), "QAbstractItemView");
    QToolTip::setPalette(tipPaletteOf(colours));
}

void Theme::setTextSize(int percent)
{
    if (percent == textSize())
        return;
    if (!qApp->property(kUsualFontProperty).isValid())
        qApp->setProperty(kUsualFontProperty, QApplication::font());
    qApp->setProperty(kTextSizeProperty, percent);
    const auto usual = qApp->property(kUsualFontProperty).value<QFont>();
    QFont font = usual;
    font.setPointSizeF(usual.pointSizeF() * percent / 100);
    QApplication::setFont(font);
    // A role's font is a part of the program's, and set at the widget.
    for (QWidget *widget : QApplication::allWidgets()) {
        if (widget->property(kRoleProperty).isValid())
            widget->setFont(fontOf(role(widget)));
    }
}

int Theme::textSize()
{
    const QVariant percent = qApp->property(kTextSizeProperty);
    return percent.isValid() ? percent.toInt() : kTextSizes.front();
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

Role Theme::role(const QWidget *widget)
{
    return static_cast<Role>(widget->property(kRoleProperty).toInt());
}

void Theme::setRole(QWidget *widget, Role role)
{
    widget->setProperty(kRoleProperty, static_cast<int>(role));
    if (auto *frame = qobject_cast<QFrame *>(widget); frame != nullptr && role == Role::Card)
        frame->setFrameShape(QFrame::StyledPanel);
    widget->setFont(fontOf(role));
    // By role, so that the colour follows the palette.
    widget->setForegroundRole(role == Role::Caption ? QPalette::PlaceholderText : QPalette::NoRole);
    widget->update();
}

} // namespace runwatt::common
