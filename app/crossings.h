// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace runwatt::bench {
class BenchView;
class QuestionPanel;
} // namespace runwatt::bench

namespace runwatt::live {
class LiveModel;
}

namespace runwatt::wizard {
class WizardView;
}

namespace runwatt::app {

class CampaignHost;
class DeviceMonitor;
class WindowInteraction;

// What crosses between the window and the I/O thread, as queued signals: everything that is asked
// of a device and told by it, and nothing else. To be called in the GUI thread, once for each pair.

/// What a person asks of the devices on the Bench. What they answer, BenchKeeper takes.
void connectDevices(const bench::BenchView *bench, DeviceMonitor *monitor);

/// How much is free on a device, asked by the wizard's review.
void connectStorage(wizard::WizardView *wizard, DeviceMonitor *monitor);

/// Whether devices have the programs of the plan's own commands, asked by it too.
void connectPrograms(wizard::WizardView *wizard, DeviceMonitor *monitor);

/// The questions of logins, and their answers.
void connectQuestions(bench::QuestionPanel *panel, WindowInteraction *interaction);

/// What a running campaign tells, all of it.
void connectLiveModel(live::LiveModel *model, const CampaignHost *host);

} // namespace runwatt::app
