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
    std::vector<Screen> all{{u"guide-search"_s, search}};
    for (const QString &name : {u"index"_s, u"first-figure"_s, u"devices"_s, u"meters"_s, u"plan"_s,
                                u"live"_s, u"verdicts"_s, u"statistics"_s, u"figures"_s, u"talk"_s})
        all.push_back({u"guide-"_s + name, [name] { return page(name); }});
    return all;
}

} // namespace runwatt::screenshots
