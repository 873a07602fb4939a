// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/shellquote.h"
#include "core/device/helper.h"
#include "core/device/leftovers.h"
#include "core/device/privilege.h"
#include "core/device/probe.h"
#include "core/runtime/runtime.h"
#include "core/runtime/toolrun.h"
#include "tests/unit/ssh/fixture.h"

#include <QThread>

namespace runwatt::runtime {

/// This computer as a device, or another one: reached over a real sshd, probed, its clock measured.
class MeasuredDevice
{
public:
    /// What a command that ran inside a runtime has said.
    struct Outcome
    {
        Outcome() = default;

        QByteArray output;
        std::optional<ToolEnd> end;
    };

    /// This computer, or what is reached under `target`. False: see fixture.problem().
    bool open(const std::optional<ssh::Target> &target = std::nullopt)
    {
        if (!target && !fixture.start())
            return false;
        connection = fixture.connected(target);
        if (!connection)
            return false;
        const auto probed =
            ssh::await(device::probe(connection.get(), QStringLiteral("here"), StopToken()));
        if (!fixture.keep(probed))
            return false;
        profile = **probed;
        device::Helper helper(connection.get(), device::Interpreter::Python);
        if (!fixture.keep(ssh::await(helper.start(StopToken()))))
            return false;
        const auto offset = ssh::await(helper.measureOffset(8, StopToken()));
        if (!fixture.keep(offset))
            return false;
        clock.add(**offset);
        helper.stop();
        return true;
    }

    /// A place there, for a Runtime: with the exact stamps of python3, or those of a plain sh.
    RuntimePlace place(bool python = true)
    {
        RuntimePlace place(connection.get(), profile);
        place.profile.hasPython = python;
        place.clock = &clock;
        return place;
    }

    Outcome run(Runtime &runtime, const QStringList &words)
    {
        Outcome outcome;
        ToolRun tool(runtime.run(words, words.front()), runtime.clock());
        QObject::connect(&tool, &ToolRun::output, &tool,
                         [&](const QByteArray &bytes, TimeNs) { outcome.output += bytes; });
        const auto end = ssh::await(tool.finish(StopToken()));
        if (fixture.keep(end))
            outcome.end = **end;
        if (outcome.end && outcome.end->status != 0)
            qInfo() << outcome.end->errorTail;
        return outcome;
    }

    /// What a line of shell says there, as root.
    QByteArray asRoot(const QString &line)
    {
        return said(device::rootPrefix(profile).value_or(QStringList())
                    + QStringList{QStringLiteral("sh"), QStringLiteral("-c"), line});
    }

    /// The same as the user who is logged in.
    QByteArray asUser(const QString &line)
    {
        return said({QStringLiteral("sh"), QStringLiteral("-c"), line});
    }

    bool start(Runtime &runtime)
    {
        return fixture.keep(ssh::await(runtime.prepare(StopToken())))
            && fixture.keep(ssh::await(runtime.start(StopToken())));
    }

    bool end(Runtime &runtime)
    {
        return fixture.keep(ssh::await(runtime.stop(StopToken())))
            && fixture.keep(ssh::await(runtime.clean(StopToken())));
    }

    static QMap<QString, QString> factsOf(const Runtime &runtime)
    {
        QMap<QString, QString> facts;
        for (const device::Fact &fact : runtime.facts())
            facts.insert(fact.name, fact.value);
        return facts;
    }

    /// What the campaign of this tag has left there, as "kind path", sorted; or why that can't be
    /// told. Nothing of others is removed: a device with processes of its own can't see who works
    /// on what another test has in the control groups, the network and the loop devices that they
    /// share.
    QStringList leftovers(const QString &tag, const QString &folder, device::LeftoverCare care)
    {
        QList<device::Leftover> found;
        if (care == device::LeftoverCare::Look) {
            const auto all = ssh::await(
                device::leftovers(connection.get(), profile, {folder}, care, StopToken()));
            if (!fixture.keep(all))
                return {fixture.problem()};
            found = **all;
        } else {
            const QString campaign = tag.sliced(QStringLiteral("runwatt-").size());
            const auto removed = ssh::await(device::removeLeftoversOf(
                {campaign}, connection.get(), profile, {folder}, StopToken()));
            if (!fixture.keep(removed))
                return {fixture.problem()};
            found = (*removed)->leftovers;
        }
        QStringList words;
        for (const device::Leftover &leftover : std::as_const(found)) {
            if (care == device::LeftoverCare::Remove || leftover.path.endsWith(tag))
                words.append(device::toWord(leftover.kind) + u' ' + leftover.path);
        }
        words.sort();
        return words;
    }

    /// For a budget that is not beside the other tests' emulated guests, which have processor 0:
    /// one processor, since a second one makes an emulated guest slower.
    static QString otherProcessor() { return QString::number(QThread::idealThreadCount() - 1); }

private:
    QByteArray said(const QStringList &words)
    {
        if (!connection) // after a test that could not connect anew
            return "no connection";
        const auto result = ssh::await(connection->run(
            ssh::Command(shellCommand(words), QStringLiteral("look")), StopToken()));
        return result && *result ? (**result).standardOutput.trimmed() : QByteArray("no answer");
    }

public:
    ssh::Fixture fixture;
    std::unique_ptr<ssh::Connection> connection;
    device::Profile profile;
    device::DeviceClock clock;
};

} // namespace runwatt::runtime
