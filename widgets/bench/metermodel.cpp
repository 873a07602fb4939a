// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bench/metermodel.h"

#include "widgets/bench/cardroles.h"
#include "widgets/common/formatters.h"
#include "widgets/common/icons.h"
#include "widgets/common/tooltip.h"

#include <QCoreApplication>

#include <algorithm>

namespace runwatt::bench {

using power::MeterState;

QString displayName(MeterState state)
{
    switch (state) {
    case MeterState::Closed:
        return MeterModel::tr("closed");
    case MeterState::Opening:
        return MeterModel::tr("opening its port");
    case MeterState::Waiting:
        return MeterModel::tr("waiting for its first reading");
    case MeterState::Running:
        return MeterModel::tr("running");
    case MeterState::Lost:
        return MeterModel::tr("not there, trying again");
    }
    return {};
}

QString describe(const power::MeterSettings &settings)
{
    if (settings.kind == u"simulated")
        return MeterModel::tr("a model of a meter, not a measurement");
    const QString kind = settings.kind == u"wattsup" ? MeterModel::tr("Watts Up? Pro")
                                                     : MeterModel::tr("Text lines");
    return MeterModel::tr("%1 on %2").arg(kind, settings.port);
}

namespace {

Tone toneOf(MeterState state)
{
    switch (state) {
    case MeterState::Running:
        return Tone::Success;
    case MeterState::Lost:
        return Tone::Warning;
    case MeterState::Closed:
        return Tone::Muted;
    default:
        return Tone::Accent;
    }
}

common::Symbol symbolOf(MeterState state)
{
    switch (state) {
    case MeterState::Running:
        return common::Symbol::Check;
    case MeterState::Lost:
        return common::Symbol::Warning;
    default:
        return common::Symbol::Meter;
    }
}

QString figureOf(const MeterEntry &entry)
{
    if (entry.state != MeterState::Running || !entry.reading || !entry.reading->watts)
        return {};
    return common::formatWatts(*entry.reading->watts);
}

} // namespace

MeterModel::MeterModel(QObject *parent)
    : QAbstractListModel(parent)
{ }

int MeterModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant MeterModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const MeterEntry &entry = m_entries[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return entry.settings.name;
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(entry.settings.name, displayName(entry.state));
    case Qt::ToolTipRole:
        return common::toolTipOf(describe(entry.settings) + u'\n' + entry.explanation);
    case SubtitleRole:
        return entry.settings.device.isEmpty() ? displayName(entry.state)
                                               : tr("powers %1").arg(entry.settings.device);
    case SymbolRole:
        return static_cast<int>(symbolOf(entry.state));
    case ToneRole:
        return static_cast<int>(toneOf(entry.state));
    case FigureRole:
        return figureOf(entry);
    case OriginRole:
        return static_cast<int>(entry.settings.origin());
    default:
        return {};
    }
}

const MeterEntry *MeterModel::find(const QString &name) const
{
    const int row = rowOf(name);
    return row < 0 ? nullptr : &m_entries[static_cast<std::size_t>(row)];
}

int MeterModel::rowOf(const QString &name) const
{
    const auto found =
        std::find_if(m_entries.cbegin(), m_entries.cend(),
                     [&name](const MeterEntry &entry) { return entry.settings.name == name; });
    return found == m_entries.cend() ? -1
                                     : static_cast<int>(std::distance(m_entries.cbegin(), found));
}

void MeterModel::insert(int row, const power::MeterSettings &settings)
{
    Q_ASSERT(rowOf(settings.name) < 0);
    row = std::clamp(row, 0, rowCount());
    beginInsertRows({}, row, row);
    MeterEntry entry;
    entry.settings = settings;
    m_entries.insert(m_entries.begin() + row, std::move(entry));
    endInsertRows();
    emit settingsChanged();
}

void MeterModel::replace(const QString &name, const power::MeterSettings &settings)
{
    MeterEntry *entry = entryOf(name);
    if (!entry)
        return;
    *entry = MeterEntry();
    entry->settings = settings;
    tell(settings.name);
    emit settingsChanged();
}

void MeterModel::remove(const QString &name)
{
    const int row = rowOf(name);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_entries.erase(m_entries.begin() + row);
    endRemoveRows();
    emit settingsChanged();
}

void MeterModel::setState(const QString &name, MeterState state, const QString &explanation)
{
    if (MeterEntry *entry = entryOf(name)) {
        entry->state = state;
        entry->explanation = explanation;
        tell(name);
    }
}

void MeterModel::setReading(const QString &name, const power::Reading &reading)
{
    if (MeterEntry *entry = entryOf(name)) {
        entry->reading = reading;
        tell(name);
    }
}

void MeterModel::setStatistics(const QString &name, const power::MeterStatistics &statistics)
{
    if (MeterEntry *entry = entryOf(name)) {
        entry->statistics = statistics;
        tell(name);
    }
}

void MeterModel::setIdentity(const QString &name, const QString &identity)
{
    if (MeterEntry *entry = entryOf(name)) {
        entry->identity = identity;
        tell(name);
    }
}

MeterEntry *MeterModel::entryOf(const QString &name)
{
    const int row = rowOf(name);
    return row < 0 ? nullptr : &m_entries[static_cast<std::size_t>(row)];
}

void MeterModel::tell(const QString &name)
{
    const QModelIndex changed = index(rowOf(name));
    emit dataChanged(changed, changed);
    emit entryChanged(name);
}

} // namespace runwatt::bench
