// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/commands/provision.h"
#include "app/headlessrun.h"
#include "app/text.h"
#include "core/campaign/nativeprograms.h"
#include "core/campaign/planfile.h"
#include "core/device/capabilities.h"
#include "core/device/leftovers.h"
#include "core/device/probe.h"
#include "core/device/programs.h"
#include "core/runtime/tinyguest.h"
#include "core/ssh/address.h"
#include "core/ssh/connection.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::app {

namespace {

/// What was found on one device.
struct Findings
{
    Findings() = default;

    device::Profile profile;
    Result<device::Storage> storage = failure(ErrorCode::NotFound, QString());
    QString hostKey;
    QList<device::Leftover> leftovers;
    device::LeftoverCare care = device::LeftoverCare::Look; ///< what was done with them
};

QString wordOf(device::Capability::State state)
{
    switch (state) {
    case device::Capability::State::Ready:
        return App::tr("ready");
    case device::Capability::State::Limited:
        return App::tr("limited");
    case device::Capability::State::Missing:
        return App::tr("missing");
    }
    return {};
}

/// An address as OpenSSH's users write it, or "this-computer".
Result<campaign::DevicePlan> deviceOf(const QCommandLineParser &parser, const QString &text)
{
    campaign::DevicePlan device;
    device.name = text;
    device.identityFile = parser.value(u"identity"_s);
    if (!device.identityFile.isEmpty() && !QFileInfo(device.identityFile).isFile())
        return failure(ErrorCode::InvalidInput, App::tr("There is no such key file."),
                       device.identityFile);
    device.folder = parser.value(u"folder"_s);
    if (!device.folder.isEmpty() && !device.folder.startsWith(u'/'))
        return failure(ErrorCode::InvalidInput, App::tr("The folder must be an absolute path."),
                       device.folder);
    if (text == "this-computer"_L1) {
        device.thisComputer = true;
        return device;
    }
    if (text == "this computer"_L1) {
        return failure(ErrorCode::InvalidInput, App::tr("This computer is called otherwise here."),
                       text, QString(), App::tr("Write this-computer."));
    }
    RUNWATT_TRY(const ssh::Address address, ssh::parseAddress(text));
    device.user = address.user;
    device.port = address.port;
    device.host = address.host;
    return device;
}

/// What is wanted of a device.
struct Wanted
{
    Wanted() = default;

    device::LeftoverCare care = device::LeftoverCare::Look;
    Provision provision;
    QStringList programs; ///< that have to be there
};

Task<Result<Findings>> check(campaign::DevicePlan plan,
                             Wanted wanted,
                             std::shared_ptr<campaign::RunnerServices> services,
                             Terminal *terminal,
                             StopToken stop)
{
    RUNWATT_CO_TRY(const ssh::Target target, co_await campaign::targetOf(plan, services, stop));
    ssh::Connection connection(target, services->interaction, services->secrets,
                               services->hostKeys);
    RUNWATT_CO_CHECK(co_await connection.open(stop));
    Findings findings;
    findings.care = wanted.care;
    findings.hostKey = connection.hostKeyFingerprint();
    RUNWATT_CO_TRY(findings.profile, co_await device::probe(&connection, plan.name, stop));
    RUNWATT_CO_TRY(
        findings.profile,
        co_await provision(&connection, findings.profile, wanted.provision, terminal, stop));
    terminal->progress(App::tr("Looking at %1").arg(plan.name)); // a guest takes seconds
    const Result<device::Profile> tried =
        co_await runtime::withTinyGuest(&connection, findings.profile, stop);
    if (tried)
        findings.profile = *tried;
    else
        terminal->note(tried.error().text());
    RUNWATT_CO_TRY(
        findings.profile,
        co_await device::withPrograms(&connection, findings.profile, wanted.programs, stop));
    findings.storage = co_await device::findStorage(&connection, plan.folder, stop);
    RUNWATT_CO_TRY(findings.leftovers,
                   co_await device::leftovers(
                       &connection, findings.profile,
                       device::campaignFolders(findings.profile, plan.folder), wanted.care, stop));
    co_return findings;
}

QString leftoversText(const Findings &findings)
{
    const bool removed = findings.care == device::LeftoverCare::Remove;
    if (findings.leftovers.isEmpty())
        return removed ? u'\n' + App::tr("Earlier campaigns have left nothing.") + u'\n'
                       : QString();
    QString text = u'\n'
        + (removed ? App::tr("Left by earlier campaigns, and removed")
                   : App::tr("Left by earlier campaigns (--remove-leftovers removes it)"))
        + u'\n';
    for (const device::Leftover &leftover : findings.leftovers) {
        text += u"  "_s + leftover.path;
        if (leftover.bytes > 0)
            text += App::tr(" (%1 MB)").arg(static_cast<double>(leftover.bytes) / 1e6, 0, 'f', 1);
        if (leftover.kind == device::Leftover::Kind::Kept && !removed)
            text += App::tr(", kept for the next campaign");
        text += u'\n';
    }
    return text;
}

QString textOf(const Findings &findings)
{
    QString text = findings.profile.device + u'\n';
    qsizetype width = 0;
    for (const device::Fact &fact : findings.profile.facts)
        width = std::max(width, fact.label.size());
    text += u"  "_s + App::tr("Host key").leftJustified(width) + u"  "_s + findings.hostKey + u'\n';
    for (const device::Fact &fact : findings.profile.facts)
        text += u"  "_s + fact.label.leftJustified(width) + u"  "_s + fact.value + u'\n';
    text += u"  "_s + App::tr("Benchmark's file").leftJustified(width) + u"  "_s
        + (findings.storage
               ? QString(findings.storage->folder + u" ("_s + findings.storage->fileSystem + u')')
               : findings.storage.error().text())
        + u'\n';
    text += u'\n' + App::tr("What it can do") + u'\n';
    for (const device::Capability &capability : findings.profile.capabilities) {
        text += u"  "_s + wordOf(capability.state).leftJustified(8) + u' ' + capability.label;
        if (!capability.reason.isEmpty())
            text += u": "_s + capability.reason;
        text += u'\n';
        if (!capability.remedy.isEmpty())
            text += u"           "_s + capability.remedy + u'\n';
    }
    if (const QStringList packages = device::installablePackages(findings.profile);
        !packages.isEmpty()) {
        text += u'\n' + App::tr("Can be installed (--install does it)") + u"\n  "_s
            + packages.join(u' ') + u'\n';
    }
    return text + leftoversText(findings);
}

QByteArray jsonOf(const Findings &findings)
{
    QJsonObject facts;
    for (const device::Fact &fact : findings.profile.facts)
        facts.insert(fact.name, fact.value);
    QJsonArray capabilities;
    for (const device::Capability &capability : findings.profile.capabilities) {
        const char *state = capability.state == device::Capability::State::Ready ? "ready"
            : capability.state == device::Capability::State::Limited             ? "limited"
                                                                                 : "missing";
        capabilities.append(
            QJsonObject{{u"name"_s, capability.name},
                        {u"label"_s, capability.label},
                        {u"state"_s, QLatin1String(state)},
                        {u"reason"_s, capability.reason},
                        {u"remedy"_s, capability.remedy},
                        {u"packages"_s, QJsonArray::fromStringList(capability.packages)}});
    }
    QJsonArray leftovers;
    for (const device::Leftover &leftover : findings.leftovers) {
        leftovers.append(
            QJsonObject{{u"kind"_s, toWord(leftover.kind)},
                        {u"path"_s, leftover.path},
                        {u"bytes"_s, leftover.bytes},
                        {u"removed"_s, findings.care == device::LeftoverCare::Remove}});
    }
    const QJsonObject object{{u"device"_s, findings.profile.device},
                             {u"hostKey"_s, findings.hostKey},
                             {u"facts"_s, facts},
                             {u"capabilities"_s, capabilities},
                             {u"leftovers"_s, leftovers}};
    return QJsonDocument(object).toJson();
}

QString summary()
{
    return App::tr("Say what a device is, and what is missing for what.");
}

void describe(QCommandLineParser &parser)
{
    parser.addPositionalArgument(
        u"DEVICE"_s, App::tr("[user@]host[:port], a Host of ~/.ssh/config, or this-computer."),
        u"DEVICE"_s);
    parser.addOptions({
        {{u"i"_s, u"identity"_s}, App::tr("Log in with this key file."), App::tr("file")},
        {u"folder"_s, App::tr("Where the benchmark's file would lie on the device."),
         App::tr("folder")},
        {u"remove-leftovers"_s,
         App::tr("Remove what earlier campaigns have left on the device, where no Runwatt works on "
                 "them any more.")},
        {u"install"_s,
         App::tr(
             "First install what is missing and can be installed: by the device's apt, as root. "
             "Nothing is removed for it.")},
        {u"filebench"_s,
         App::tr("First build Filebench on the device from its source, without root: of a release "
                 "that the device downloads (1.5-alpha3, 1.4.9.1), or of a file here, its tar.gz. "
                 "With --install also what that takes is installed."),
         App::tr("source")},
        {u"plan"_s,
         App::tr(
             "Look as well for what a plan's workloads call there natively: the programs of its "
             "own commands."),
         App::tr("PLAN.json")},
        {u"json"_s, App::tr("Write JSON.")},
    });
}

/// What the workloads of a plan call natively on any of its devices, which may be named otherwise
/// there.
Result<QStringList> programsOf(const QString &planFile)
{
    QStringList programs;
    RUNWATT_TRY(const campaign::Plan plan, campaign::readPlanFile(planFile));
    RUNWATT_TRY(const campaign::Matrix matrix, campaign::expand(plan));
    for (std::size_t i = 0; i < plan.devices.size(); ++i)
        programs += campaign::nativePrograms(plan, matrix, i);
    return programs;
}

Result<Wanted> wantedBy(const QCommandLineParser &parser)
{
    Wanted wanted;
    if (parser.isSet(u"remove-leftovers"_s))
        wanted.care = device::LeftoverCare::Remove;
    wanted.provision.installs = parser.isSet(u"install"_s);
    if (parser.isSet(u"filebench"_s)) {
        RUNWATT_TRY(wanted.provision.filebench, filebenchSourceFor(parser.value(u"filebench"_s)));
    }
    if (parser.isSet(u"plan"_s)) {
        RUNWATT_TRY(wanted.programs, programsOf(parser.value(u"plan"_s)));
    }
    return wanted;
}

/// Whether trials can be run there, and those of the plan that was given.
bool canRun(const Findings &findings, const QStringList &programs)
{
    const auto lacks = [&findings](const QString &name) {
        return findings.profile.capability(name).state == device::Capability::State::Missing;
    };
    return findings.storage.has_value() && !lacks(u"fio"_s)
        && std::ranges::none_of(programs, [&lacks](const QString &program) {
               return lacks(device::programCapability(program));
           });
}

Task<ExitCode> execute(const QCommandLineParser &parser, Terminal &terminal, StopToken stop)
{
    const Result<QString> text = onlyArgument(parser, App::tr("a device"));
    if (!text) {
        terminal.error(text.error());
        co_return exitCodeFor(text.error());
    }
    const Result<campaign::DevicePlan> device = deviceOf(parser, *text);
    if (!device) {
        terminal.error(device.error());
        co_return exitCodeFor(device.error());
    }
    const Result<Wanted> wanted = wantedBy(parser);
    if (!wanted) {
        terminal.error(wanted.error());
        co_return exitCodeFor(wanted.error());
    }
    terminal.progress(App::tr("Connecting to %1").arg(*text));
    const std::shared_ptr<campaign::RunnerServices> services = headlessServices(&terminal);
    const Result<Findings> findings = co_await check(*device, *wanted, services, &terminal, stop);
    co_await services->thisComputer->end();
    if (!findings) {
        terminal.error(findings.error());
        co_return exitCodeFor(findings.error());
    }
    if (parser.isSet(u"json"_s))
        terminal.write(jsonOf(*findings));
    else
        terminal.write(textOf(*findings));
    co_return canRun(*findings, wanted->programs) ? ExitCode::Done : ExitCode::Findings;
}

} // namespace

Command checkCommand()
{
    return {u"check"_s, summary, Needs::Core, describe, execute};
}

} // namespace runwatt::app
