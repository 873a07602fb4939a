// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/capabilities.h"
#include "core/power/text.h"
#include "core/ssh/text.h"
#include "tests/screenshots/exampledevice.h"
#include "tests/screenshots/screens.h"
#include "widgets/bench/benchview.h"
#include "widgets/bench/filebenchpanel.h"
#include "widgets/bench/questionpanel.h"
#include "widgets/bench/runtimecell.h"

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryFile>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::screenshots {

namespace {

using bench::BenchView;
using bench::LinkState;
using power::Power;
using ssh::Ssh;

struct Models
{
    bench::DeviceModel devices;
    bench::MeterModel meters;
};

void fillDevices(bench::DeviceModel &devices)
{
    devices.insert(0, exampleDevice());
    campaign::DevicePlan other = exampleDevice();
    other.name = u"nano2"_s;
    other.host = u"192.168.1.21"_s;
    devices.insert(1, other);
    devices.insert(2, bench::thisComputer());
    const QString fingerprint = u"SHA256:Qk3mA7dN0pL5bYw1oVtR9xC2fJhZs8uEgT4iKnM6aXc"_s;
    devices.setState(u"pi4"_s, LinkState::Ready);
    devices.setAddress(u"pi4"_s, u"pi@192.168.1.20:22"_s);
    devices.setFingerprint(u"pi4"_s, fingerprint);
    devices.setProfile(u"pi4"_s, exampleProfile());
    devices.setCelsius(u"pi4"_s, 48.2);
    devices.setLeftovers(
        u"pi4"_s,
        {{device::Leftover::Kind::Folder,
          u"/var/tmp/runwatt/runwatt-fab771f1-4532-4e3b-9cfb-a56c3764323f"_s, 127'300'000}});
    devices.setAddress(u"nano2"_s, u"pi@192.168.1.21:22"_s);
    devices.setFingerprint(u"nano2"_s, fingerprint);
    devices.setState(u"nano2"_s, LinkState::Authenticating);
    devices.setState(u"nano2"_s, LinkState::Failed);
    devices.setError(u"nano2"_s,
                     Error(ErrorCode::AuthenticationFailed, Ssh::tr("The device refused the login"),
                           u"pi@192.168.1.21:22"_s,
                           Ssh::tr("the user name or the password is wrong"),
                           Ssh::tr("Try again, or set up a key: ssh-keygen -t ed25519, then "
                                   "ssh-copy-id.")));
}

void fillMeters(bench::MeterModel &meters)
{
    meters.insert(0, exampleMeter());
    power::MeterSettings wall;
    wall.name = u"wall"_s;
    wall.port = u"/dev/ttyUSB0"_s;
    meters.insert(1, wall);
    meters.setState(u"model"_s, power::MeterState::Running, {});
    meters.setReading(u"model"_s, power::Reading(1, 4.37, 230.1, 0.031));
    power::MeterStatistics statistics;
    statistics.readings = 123;
    statistics.rateHz = 1;
    statistics.updateHz = 0.98;
    statistics.duplicates = 3;
    statistics.resolutionWatts = 0.1;
    meters.setStatistics(u"model"_s, statistics);
    meters.setState(u"wall"_s, power::MeterState::Lost,
                    u"/dev/ttyUSB0: "_s
                        + Power::tr("Plug the meter in, or choose another port. Runwatt goes on "
                                    "trying."));
}

Shown makeBench(const std::function<void(BenchView &)> &use)
{
    auto models = std::make_shared<Models>();
    fillDevices(models->devices);
    fillMeters(models->meters);
    auto view = std::make_unique<BenchView>(&models->devices, &models->meters);
    const QDateTime when(QDate(2026, 11, 20), QTime(16, 4));
    view->setRecentCampaigns({{u"/data/pi4.runwatt"_s, u"File I/O on pi4"_s, when, 24, 24},
                              {u"/data/cards.runwatt"_s, u"Cards compared"_s, when, 12, 240}});
    view->offerSample();
    use(*view);
    return {std::move(view), models, {}};
}

Shown emptyBench()
{
    auto models = std::make_shared<Models>();
    auto view = std::make_unique<BenchView>(&models->devices, &models->meters);
    view->offerSample();
    return {std::move(view), models, {}};
}

void choose(BenchView &view, const QString &list, int row)
{
    auto *found = view.findChild<QListView *>(list);
    emit found->clicked(found->model()->index(row, 0));
}

/// As a device that can be given what it lacks; begun when `percent` is not negative.
Shown makeInstall(int percent)
{
    auto models = std::make_shared<Models>();
    fillDevices(models->devices);
    device::Profile profile = exampleProfile();
    profile.hasSudo = true;
    profile.facts.append({u"apt"_s, u"Package manager"_s, u"/usr/bin/apt-get"_s});
    profile.capabilities.removeIf(
        [](const device::Capability &each) { return each.name == u"caches"; });
    models->devices.setProfile(u"pi4"_s, profile);
    models->devices.setLeftovers(u"pi4"_s, {});
    auto view = std::make_unique<BenchView>(&models->devices, &models->meters);
    view->showDevice(u"pi4"_s);
    if (percent < 0)
        return {std::move(view), models, {}};
    models->devices.beginInstallation(u"pi4"_s, device::installablePackages(profile));
    device::InstallStep step;
    step.stage = device::InstallStep::Stage::Installing;
    step.percent = percent;
    for (const char *line :
         {"Preparing to unpack .../runc_1.1.5+ds1-1+deb12u1_arm64.deb ...",
          "Unpacking runc (1.1.5+ds1-1+deb12u1) ...",
          "Preparing to unpack .../sysstat_12.6.1-1_arm64.deb ...",
          "Unpacking sysstat (12.6.1-1) ...", "Setting up runc (1.1.5+ds1-1+deb12u1) ..."}) {
        step.line = QLatin1String(line);
        models->devices.addInstallStep(u"pi4"_s, step);
    }
    view->findChild<QPushButton *>(u"showInstallLog"_s)->setChecked(true);
    return {std::move(view), models, {}};
}

/// A bench on which nearly all that can be said of a runtime is said.
Shown makeRuntimes()
{
    using device::Capability;
    using State = Capability::State;
    auto models = std::make_shared<Models>();
    const QString names[] = {u"pi4"_s, u"bare board"_s, u"xeon-3 in the rack by the window"_s,
                             u"nano2"_s, u"this computer"_s};
    for (int i = 0; i < 5; ++i) {
        campaign::DevicePlan plan = exampleDevice();
        plan.name = names[i];
        models->devices.insert(i, plan);
    }
    device::Profile pi = exampleProfile();
    pi.hasSudo = true;
    pi.facts.append({u"apt"_s, u"Package manager"_s, u"/usr/bin/apt-get"_s});
    device::Profile bare = exampleProfile(); // everything fails
    for (Capability &each : bare.capabilities) {
        if (each.name == u"NT")
            continue;
        each.state = State::Missing;
        each.packages.clear();
    }
    device::Profile big;
    for (const char *code : {"NT", "RC", "VM", "QM", "FC", "KC"}) {
        Capability able;
        able.name = QLatin1String(code);
        able.label = able.name;
        able.state = able.name == u"KC" ? State::Missing : State::Ready;
        big.capabilities.append(able);
    }
    device::Profile own = big;
    for (Capability &each : own.capabilities) {
        if (each.name != u"VM" && each.name != u"QM")
            continue;
        each.label = u"VM: QEMU with KVM"_s;
        each.state = State::Limited;
        each.reason = u"a tiny guest does not boot with KVM (nothing came from it in 20 s)"_s;
        each.remedy = u"Have guests emulated, which marks them so. Where the device is a virtual "
                      "machine itself, its host has to allow nested virtualisation."_s;
    }
    const std::pair<QString, device::Profile> known[] = {
        {names[0], pi}, {names[1], bare}, {names[2], big}, {names[4], own}};
    for (const auto &[name, profile] : known) {
        models->devices.setState(name, LinkState::Ready);
        models->devices.setProfile(name, profile);
    }
    models->devices.beginInstallation(u"pi4"_s, {u"runc"_s});
    device::InstallStep step;
    step.percent = 40;
    models->devices.addInstallStep(u"pi4"_s, step);
    auto view = std::make_unique<BenchView>(&models->devices, &models->meters);
    view->showRuntimes();
    auto *table = view->findChild<QTableView *>(u"runtimeGrid"_s);
    table->setCurrentIndex(table->model()->index(4, 2));
    return {std::move(view), models, {}};
}

/// A device on which each runtime but NT lacks something else, as the probe words it; nothing of it
/// can be installed from here.
device::Profile hopelessProfile()
{
    device::Profile profile = exampleProfile();
    profile.architecture = u"x86_64"_s;
    profile.facts.append(
        {{u"runc.path"_s, u"runc"_s, u"/usr/sbin/runc"_s},
         {u"tool.runc"_s, u"Version of runc"_s, u"/usr/sbin/runc runc version 1.1.5+ds1"_s},
         {u"tool.qemu"_s, u"QEMU"_s, u"/usr/bin/qemu-system-x86_64 QEMU emulator version 7.2.11"_s},
         {u"tool.firecracker"_s, u"Firecracker"_s,
          u"/usr/local/bin/firecracker Firecracker v1.10.1"_s},
         {u"tool.kata"_s, u"Kata"_s,
          u"/usr/local/bin/containerd-shim-kata-v2 Kata Containers containerd shim (Golang): id: "
          "\"io.containerd.kata.v2\", version: 3.2.0, commit: 8a0b5d1"_s},
         {u"engine.ctr"_s, u"ctr"_s,
          u"ctr: failed to dial \"/run/containerd/containerd.sock\": context deadline exceeded"_s},
         {u"kvm"_s, u"KVM"_s, u"usable"_s},
         {u"tun"_s, u"TUN"_s, u"usable"_s},
         {u"guest.kernel"_s, u"Kernel of guests"_s, u"/boot/vmlinuz-6.1.0-25-cloud-amd64"_s},
         {u"guest.boot"_s, u"Tiny guest"_s,
          u"qemu-system-x86_64: error: failed to set MSR 0x10a to 0x0: kvm_buf_set_msrs: Assertion "
          "`ret == cpu->kvm_msr_buf->nmsrs' failed"_s}});
    profile.capabilities = device::capabilitiesOf(profile);
    return profile;
}

/// The same with a KVM that works, an old kernel and no vhost-net: its guests are ready, but for
/// that.
device::Profile almostReadyProfile()
{
    device::Profile profile = hopelessProfile();
    for (device::Fact &fact : profile.facts) {
        if (fact.name == u"guest.boot")
            fact.value = u"boots"_s;
        else if (fact.name == u"kernel")
            fact.value = u"5.4.0-1113-generic"_s;
    }
    profile.hasSudo = true;
    profile.capabilities = device::capabilitiesOf(profile);
    return profile;
}

/// The grid with this runtime's cell chosen, or without one the page of a device like that.
Shown makeJudged(const device::Profile &profile, const QString &code)
{
    auto models = std::make_shared<Models>();
    fillDevices(models->devices);
    models->devices.setProfile(u"pi4"_s, profile);
    models->devices.setLeftovers(u"pi4"_s, {});
    auto view = std::make_unique<BenchView>(&models->devices, &models->meters);
    if (code.isEmpty()) {
        view->showDevice(u"pi4"_s);
        return {std::move(view), models, {}};
    }
    view->showRuntimes();
    auto *table = view->findChild<QTableView *>(u"runtimeGrid"_s);
    const qsizetype column = bench::runtimeCodes().indexOf(code);
    table->setCurrentIndex(table->model()->index(0, static_cast<int>(column)));
    return {std::move(view), models, {}};
}

/// A device without Filebench that lacks these packages to build it; or with a file chosen for
/// that.
Shown makeFilebench(const QString &lacks)
{
    device::Profile profile = almostReadyProfile();
    profile.facts.append({u"build.lacks"_s, u"Building Filebench lacks"_s, lacks});
    profile.facts.append({u"apt"_s, u"Package manager"_s, u"/usr/bin/apt-get"_s});
    profile.capabilities = device::capabilitiesOf(profile);
    Shown shown = makeJudged(profile, QString());
    if (!lacks.isEmpty())
        return shown;
    const auto file = std::make_shared<QTemporaryFile>(QDir::tempPath()
                                                       + u"/filebench-1.5-alpha3-XXXXXX.tar.gz"_s);
    if (!file->open() || file->write("\x1f\x8b") != 2 || !file->resize(831'429))
        qFatal("no temporary file");
    auto *panel = shown.widget->findChild<bench::FilebenchPanel *>();
    panel->chooseFile(file->fileName());
    const auto *told = panel->findChild<QLabel *>(u"filebenchFile"_s);
    shown.isReady = [told] { return !told->text().isEmpty(); };
    shown.keepAlive = std::make_shared<std::pair<std::shared_ptr<void>, std::shared_ptr<void>>>(
        std::exchange(shown.keepAlive, {}), file);
    return shown;
}

void showTextMeter(BenchView &view)
{
    view.addMeter();
    auto *kind = view.findChild<QComboBox *>(u"meterKind"_s);
    kind->setCurrentIndex(kind->findData(u"textline"_s));
    view.findChild<QComboBox *>(u"meterPort"_s)->setEditText(u"/dev/ttyACM0"_s);
    view.findChild<QLineEdit *>(u"meterPattern"_s)
        ->setText(u"(?<volts>[0-9.]+)V (?<amperes>[0-9.]+)A"_s);
    view.findChild<QPlainTextEdit *>(u"meterSample"_s)
        ->setPlainText(u"5.021V 0.513A\n5.020V 0.517A"_s);
}

Shown question()
{
    auto page = std::make_unique<QWidget>();
    auto *column = new QVBoxLayout(page.get());
    for (const auto kind : {bench::Question::Kind::HostKey, bench::Question::Kind::Password}) {
        auto *panel = new bench::QuestionPanel(page.get());
        column->addWidget(panel);
        bench::Question asked;
        asked.kind = kind;
        asked.where = kind == bench::Question::Kind::HostKey ? u"[192.168.1.20]:2222"_s
                                                             : u"pi@192.168.1.20"_s;
        asked.hostKey.keyType = u"ssh-ed25519"_s;
        asked.hostKey.fingerprint = u"SHA256:Qk3mA7dN0pL5bYw1oVtR9xC2fJhZs8uEgT4iKnM6aXc"_s;
        asked.hostKey.knownHostsFile = u"/home/me/.ssh/known_hosts"_s;
        if (kind == bench::Question::Kind::Password) {
            asked.prompts.resize(1);
            asked.prompts.front().text = u"Password"_s;
        }
        panel->ask(asked);
    }
    column->addStretch(1);
    return {std::move(page), {}, {}};
}

Screen bench(const QString &name, const std::function<void(BenchView &)> &use)
{
    return {name, [use] { return makeBench(use); }};
}

/// A device from which what a campaign left that died has just been removed.
Shown tidied()
{
    auto models = std::make_shared<Models>();
    fillDevices(models->devices);
    models->devices.setRemovedLeftovers(
        u"pi4"_s,
        {{device::Leftover::Kind::Folder,
          u"/var/tmp/runwatt/runwatt-fab771f1-4532-4e3b-9cfb-a56c3764323f"_s, 127'300'000},
         {device::Leftover::Kind::Interface,
          u"rwfab771f14532:runwatt-fab771f1-4532-4e3b-9cfb-a56c3764323f"_s, 0}});
    auto view = std::make_unique<BenchView>(&models->devices, &models->meters);
    view->showDevice(u"pi4"_s);
    return {std::move(view), models, {}};
}

} // namespace

std::vector<Screen> benchScreens()
{
    return {
        {u"bench-empty"_s, emptyBench},
        bench(u"bench-device"_s, [](BenchView &view) { view.showDevice(u"pi4"_s); }),
        {u"bench-tidied"_s, tidied},
        {u"bench-missing"_s, [] { return makeInstall(-1); }},
        {u"bench-installing"_s, [] { return makeInstall(64); }},
        {u"bench-runtimes"_s, makeRuntimes},
        {u"bench-hopeless"_s, [] { return makeJudged(hopelessProfile(), QString()); }},
        {u"bench-hopeless-vm"_s, [] { return makeJudged(hopelessProfile(), u"VM"_s); }},
        {u"bench-hopeless-kc"_s, [] { return makeJudged(hopelessProfile(), u"KC"_s); }},
        {u"bench-almost-ready"_s, [] { return makeJudged(almostReadyProfile(), QString()); }},
        {u"bench-almost-ready-fc"_s, [] { return makeJudged(almostReadyProfile(), u"FC"_s); }},
        {u"bench-filebench"_s, [] { return makeFilebench({}); }},
        {u"bench-filebench-lacks"_s, [] { return makeFilebench(u"gcc libc6-dev flex"_s); }},
        bench(u"bench-failed"_s, [](BenchView &view) { view.showDevice(u"nano2"_s); }),
        bench(u"bench-add-device"_s, [](BenchView &view) { view.addDevice(); }),
        bench(u"bench-add-meter"_s, showTextMeter),
        bench(u"bench-meter"_s, [](BenchView &view) { choose(view, u"meterList"_s, 0); }),
        bench(u"bench-lost-meter"_s, [](BenchView &view) { choose(view, u"meterList"_s, 1); }),
        bench(u"bench-campaign"_s, [](BenchView &view) { choose(view, u"recentList"_s, 1); }),
        bench(u"bench-undo"_s,
              [](BenchView &view) {
                  view.showDevice(u"nano2"_s);
                  view.findChild<QPushButton *>(u"removeDevice"_s)->click();
              }),
        {u"bench-questions"_s, question},
    };
}

} // namespace runwatt::screenshots
