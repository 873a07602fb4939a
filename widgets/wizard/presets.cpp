// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/presets.h"

#include "widgets/wizard/text.h"

#include <QJsonArray>

namespace runwatt::wizard {

using namespace Qt::Literals::StringLiterals;

namespace {

campaign::WorkloadPlan fio(const QJsonObject &parameters)
{
    return {u"fio"_s, parameters};
}

} // namespace

std::vector<Preset> workloadPresets()
{
    const QJsonArray patterns{u"sequential"_s, u"random"_s};
    const QJsonArray operations{u"read"_s, u"write"_s};
    return {
        {u"quick"_s, Wizard::tr("Quick look"),
         Wizard::tr("Random read and write of 4 KiB, 5 s each: shows within a minute that all "
                    "parts work."),
         fio({{u"pattern"_s, u"random"_s},
              {u"operation"_s, operations},
              {u"requestSize"_s, u"4 KiB"_s},
              {u"fileSize"_s, u"64 MiB"_s},
              {u"runTime"_s, 5}})},
        {u"demo"_s, Wizard::tr("Demo"),
         Wizard::tr("Sequential and random, read and write, 4 KiB and 128 KiB, 5 s each."),
         fio({{u"pattern"_s, patterns},
              {u"operation"_s, operations},
              {u"requestSize"_s, QJsonArray{u"4 KiB"_s, u"128 KiB"_s}},
              {u"fileSize"_s, u"64 MiB"_s},
              {u"runTime"_s, 5}})},
        {u"study"_s, Wizard::tr("As in the study"),
         Wizard::tr(
             "Buffered, request sizes from 256 B to 512 KiB. The study does not say the file size, "
             "the engine, the depth or the run time; those here are Runwatt's."),
         fio({{u"pattern"_s, patterns},
              {u"operation"_s, operations},
              {u"requestSize"_s,
               QJsonArray{u"256 B"_s, u"1 KiB"_s, u"2 KiB"_s, u"4 KiB"_s, u"16 KiB"_s, u"64 KiB"_s,
                          u"512 KiB"_s}},
              {u"fileSize"_s, u"1 GiB"_s},
              {u"runTime"_s, 30}})},
    };
}

} // namespace runwatt::wizard
