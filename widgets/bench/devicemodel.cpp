// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bench/devicemodel.h"

#include "widgets/bench/cardroles.h"
#include "widgets/bench/text.h"
#include "widgets/common/formatters.h"
#include "widgets/common/icons.h"
#include "widgets/common/tooltip.h"

#include <algorithm>

namespace runwatt::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kLongestLog = 2000; ///< lines; a whole QEMU makes some hundred

Tone toneOf(LinkState state)
{
    switch (state) {
    case LinkState::Disconnected:
        return Tone::Muted;
    case LinkState::Ready:
        return Tone::Success;
    case LinkState::Lost:
        return Tone::Warning;
    case LinkState::Failed:
        return Tone::Problem;
    default:
        return Tone::Accent;
    }
}

common::Symbol symbolOf(LinkState state)
{
    switch (state) {
    case LinkState::Ready:
        return common::Symbol::Check;
    case LinkState::Lost:
    case LinkState::Failed:
        return common::Symbol::Warning;
    case LinkState::Disconnected:
        return common::Symbol::Device;
    default:
        return common::Symbol::Running;
    }
}

/// What ran on a device whose connection was closed tells nothing any more.
void endWork(DeviceEntry &entry)
{
    entry.isTryingGuest = false;
    entry.guestError.reset();
    if (!entry.installation || !entry.installation->isRunning)
        return;
    entry.installation->isRunning = false;
    entry.installation->error = entry.installation->stage == device::InstallStep::Stage::Installing
        ? Error(ErrorCode::ConnectionLost, Bench::tr("The device was disconnected"),
                entry.plan.name, Bench::tr("what was being installed goes on there to its end"))
        : Error::cancelled();
}

QString subtitleOf(const DeviceEntry &entry)
{
    if (entry.state == LinkState::Ready && entry.profile) {
        const QString board = entry.profile->fact(u"board"_s);
        QString model = board.isEmpty() ? entry.profile->fact(u"cpu.model"_s) : board;
        if (!model.isEmpty())
            return model;
    }
    if (entry.state == LinkState::Disconnected)
        return addressText(entry.plan);
    return displayName(entry.state);
}

} // namespace

DeviceModel::DeviceModel(QObject *parent)
    : QAbstractListModel(parent)
{ }

int DeviceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant DeviceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DeviceEntry &entry = m_entries[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return entry.plan.name;
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(entry.plan.name, displayName(entry.state));
    case Qt::ToolTipRole:
        return common::toolTipOf(addressText(entry.plan) + u'\n' + displayName(entry.state));
    case SubtitleRole:
        return subtitleOf(entry);
    case SymbolRole:
        return static_cast<int>(symbolOf(entry.state));
    case ToneRole:
        return static_cast<int>(toneOf(entry.state));
    case FigureRole:
        return entry.celsius && entry.state == LinkState::Ready
            ? common::formatValue(*entry.celsius, u"degC"_s)
            : QString();
    default:
        return {};
    }
}

const DeviceEntry *DeviceModel::find(const QString &name) const
{
    const int row = rowOf(name);
    return row < 0 ? nullptr : &m_entries[static_cast<std::size_t>(row)];
}

const DeviceEntry *DeviceModel::findThisComputer() const
{
    const auto found = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                    [](const DeviceEntry &e) { return e.plan.thisComputer; });
    return found == m_entries.cend() ? nullptr : &*found;
}

int DeviceModel::rowOf(const QString &name) const
{
    const auto found = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                    [&name](const DeviceEntry &e) { return e.plan.name == name; });
    return found == m_entries.cend() ? -1
                                     : static_cast<int>(std::distance(m_entries.cbegin(), found));
}

void DeviceModel::insert(int row, const campaign::DevicePlan &plan)
{
    Q_ASSERT(rowOf(plan.name) < 0);
    row = std::clamp(row, 0, rowCount());
    beginInsertRows({}, row, row);
    DeviceEntry entry;
    entry.plan = plan;
    m_entries.insert(m_entries.begin() + row, std::move(entry));
    endInsertRows();
    emit plansChanged();
}

void DeviceModel::replace(const QString &name, const campaign::DevicePlan &plan)
{
    DeviceEntry *entry = entryOf(name);
    if (!entry)
        return;
    *entry = DeviceEntry();
    entry->plan = plan;
    tell(plan.name);
    emit plansChanged();
}

void DeviceModel::remove(const QString &name)
{
    const int row = rowOf(name);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_entries.erase(m_entries.begin() + row);
    endRemoveRows();
    emit plansChanged();
}

void DeviceModel::setState(const QString &name, LinkState state)
{
    DeviceEntry *entry = entryOf(name);
    if (!entry)
        return;
    if (state == LinkState::Failed)
        entry->failedAt = entry->state;
    else if (state != LinkState::Lost)
        entry->error.reset();
    if (state == LinkState::Disconnected)
        entry->celsius.reset();
    if (state == LinkState::Disconnected || state == LinkState::Failed)
        endWork(*entry);
    if (state == LinkState::Resolving) { // a new connection: what was told of the one before is old
        entry->installation.reset();
        entry->removedLeftovers.clear();
        entry->leftovers.clear();
    }
    entry->state = state;
    tell(name);
}

void DeviceModel::setError(const QString &name, const Error &error)
{
    if (DeviceEntry *entry = entryOf(name)) {
        entry->error = error;
        tell(name);
    }
}

void DeviceModel::setAddress(const QString &name, const QString &address)
{
    if (DeviceEntry *entry = entryOf(name)) {
        entry->address = address;
        tell(name);
    }
}

void DeviceModel::setFingerprint(const QString &name, const QString &fingerprint)
{
    if (DeviceEntry *entry = entryOf(name)) {
        entry->fingerprint = fingerprint;
        tell(name);
    }
}

void DeviceModel::setProfile(const QString &name, const device::Profile &profile)
{
    if (DeviceEntry *entry = entryOf(name)) {
        entry->profile = profile;
        ++entry->probes;
        tell(name);
    }
}

void DeviceModel::setCelsius(const QString &name, double celsius)
{
    if (DeviceEntry *entry = entryOf(name)) {
        entry->celsius = celsius;
        tell(name);
    }
}

void DeviceModel::setLeftovers(const QString &name, const QList<device::Leftover> &leftovers)
{
    if (DeviceEntry *entry = entryOf(name)) {
        entry->leftovers = leftovers;
        entry->leftoversError.reset();
        tell(name);
    }
}

void DeviceModel::setRemovedLeftovers(const QString &name, const QList<device::Leftover> &leftovers)
{
    if (DeviceEntry *entry = entryOf(name)) {
        entry->removedLeftovers = leftovers;
        erase_if(entry->leftovers,
                 [&leftovers](const device::Leftover &each) { return leftovers.contains(each); });
        tell(name);
    }
}

void DeviceModel::setLeftoversError(const QString &name, const Error &error)
{
    if (DeviceEntry *entry = entryOf(name)) {
        entry->leftoversError = error;
        tell(name);
    }
}

void DeviceModel::beginGuestTrial(const QString &name)
{
    if (DeviceEntry *entry = entryOf(name)) {
        entry->isTryingGuest = true;
        entry->guestError.reset();
        tell(name);
    }
}

void DeviceModel::endGuestTrial(const QString &name, const std::optional<Error> &error)
{
    if (DeviceEntry *entry = entryOf(name)) {
        entry->isTryingGuest = false;
        entry->guestError = error;
        tell(name);
    }
}

void DeviceModel::beginInstallation(const QString &name, const QStringList &packages)
{
    if (DeviceEntry *entry = entryOf(name)) {
        entry->installation = Installation();
        entry->installation->packages = packages;
        tell(name);
    }
}

void DeviceModel::addInstallStep(const QString &name, const device::InstallStep &step)
{
    DeviceEntry *entry = entryOf(name);
    if (!entry || !entry->installation)
        return;
    Installation &installation = *entry->installation;
    installation.stage = step.stage;
    installation.percent = step.percent;
    if (!step.line.isEmpty())
        installation.log.append(step.line);
    if (installation.log.size() > kLongestLog)
        installation.log.removeFirst();
    tell(name);
}

void DeviceModel::endInstallation(const QString &name, const std::optional<Error> &error)
{
    DeviceEntry *entry = entryOf(name);
    if (!entry || !entry->installation)
        return;
    entry->installation->isRunning = false;
    entry->installation->error = error;
    tell(name);
}

DeviceEntry *DeviceModel::entryOf(const QString &name)
{
    const int row = rowOf(name);
    return row < 0 ? nullptr : &m_entries[static_cast<std::size_t>(row)];
}

void DeviceModel::tell(const QString &name)
{
    const QModelIndex changed = index(rowOf(name));
    emit dataChanged(changed, changed);
    emit entryChanged(name);
}

} // namespace runwatt::bench
