// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/screens.h"
#include "widgets/help/guidewindow.h"

#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::screenshots {

namespace {

Shown page(const QString &name)
{
    auto window = std::make_unique<help::GuideWindow>();
    window->showPage(name);
    return {std::move(window), {}, {}};
}

Shown search()
{
    Shown shown = page(u"verdicts"_s);
    shown.widget->findChild<QLineEdit *>(u"search"_s)->setText(u"throttled"_s);
    return shown;
}

} // namespace

std::vector<Screen> guideScreens()
{
    return {{u"guide-index"_s, [] { return page(u"index"_s); }},
            {u"guide-devices"_s, [] { return page(u"devices"_s); }},
            {u"guide-search"_s, search}};
}

} // namespace runwatt::screenshots
