// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command.h"

#include "app/text.h"
#include "core/analysis/comparison.h"

using namespace Qt::Literals::StringLiterals;

namespace runwatt::app {

Result<QString> onlyArgument(const QCommandLineParser &parser, const QString &what)
{
    const QStringList arguments = parser.positionalArguments();
    if (arguments.size() == 1)
        return arguments.front();
    const QString text = arguments.isEmpty()
        ? App::tr("Name %1.").arg(what)
        : App::tr("Name only %1; \"%2\" is too much.").arg(what, arguments.at(1));
    return failure(ErrorCode::InvalidInput, text);
}

QString detailOf(const QCommandLineParser &parser)
{
    const QString detail = parser.value(u"detail"_s);
    return parser.isSet(u"detail"_s) && detail.isEmpty() ? analysis::withoutDetail() : detail;
}

ExitCode exitCodeFor(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Cancelled:
        return ExitCode::Interrupted;
    case ErrorCode::InvalidInput:
        return ExitCode::Usage;
    default:
        return ExitCode::Failed;
    }
}

} // namespace runwatt::app
