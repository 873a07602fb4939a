// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/trialqueuemodel.h"

#include "core/figure/names.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::live {

namespace {

/// The codes of what is known against it.
QStringList doubtsOf(const campaign::TrialStatus &trial)
{
    QStringList codes = trial.verdicts;
    codes.removeAll(u"valid"_s);
    return codes;
}

} // namespace

TrialQueueModel::TrialQueueModel(QObject *parent)
    : QAbstractListModel(parent)
{ }

void TrialQueueModel::setTrials(const QList<campaign::TrialStatus> &trials)
{
    beginResetModel();
    m_trials = trials;
    endResetModel();
}

void TrialQueueModel::update(const campaign::TrialStatus &trial)
{
    const auto place = std::lower_bound(
        m_trials.begin(), m_trials.end(), trial.position,
        [](const campaign::TrialStatus &known, int position) { return known.position < position; });
    const int row = static_cast<int>(place - m_trials.begin());
    if (place == m_trials.end() || place->position != trial.position) {
        beginInsertRows({}, row, row);
        m_trials.insert(row, trial);
        endInsertRows();
        return;
    }
    *place = trial;
    emit dataChanged(index(row), index(row));
}

int TrialQueueModel::runningRow() const
{
    for (int row = 0; row < m_trials.size(); ++row) {
        if (m_trials[row].state == store::TrialState::Running)
            return row;
    }
    return -1;
}

int TrialQueueModel::rowOf(store::TrialId trial) const
{
    for (int row = 0; row < m_trials.size(); ++row) {
        if (trial.isValid() && m_trials[row].id == trial)
            return row;
    }
    return -1;
}

QString TrialQueueModel::title(const campaign::TrialStatus &trial)
{
    return tr("%1, %2, repetition %3").arg(trial.runtime, trial.workload).arg(trial.repetition);
}

int TrialQueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_trials.size());
}

QString TrialQueueModel::stateWord(const campaign::TrialStatus &trial) const
{
    switch (trial.state) {
    case store::TrialState::Waiting:
        return tr("waiting");
    case store::TrialState::Running:
        return store::displayName(trial.phase);
    case store::TrialState::Complete:
        break;
    case store::TrialState::Interrupted:
        return tr("interrupted");
    case store::TrialState::Failed:
        return tr("failed");
    }
    const QStringList doubts = doubtsOf(trial);
    return doubts.isEmpty() ? tr("complete") : tr("complete, %1").arg(figure::verdictNames(doubts));
}

QString TrialQueueModel::shortState(const campaign::TrialStatus &trial) const
{
    const QStringList doubts = doubtsOf(trial);
    const bool complete = trial.state == store::TrialState::Complete;
    return complete && !doubts.isEmpty() ? figure::verdictNames(doubts) : stateWord(trial);
}

QVariant TrialQueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const campaign::TrialStatus &trial = m_trials[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return title(trial);
    case Qt::ToolTipRole: {
        QStringList lines{title(trial), trial.device, stateWord(trial)};
        if (!trial.error.isEmpty())
            lines.append(trial.error);
        return QString(u"<span style='white-space:pre-wrap'>" % lines.join(u'\n').toHtmlEscaped()
                       % u"</span>");
    }
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3").arg(title(trial), trial.device, stateWord(trial));
    case StateWordRole:
        return stateWord(trial);
    case StateRole:
        return static_cast<int>(trial.state);
    case RuntimeRole:
        return trial.runtime;
    case WorkloadRole:
        return trial.workload;
    case PlaceRole:
        return tr("%1, repetition %2").arg(trial.device, QString::number(trial.repetition));
    case TrialIdRole:
        return trial.id.value;
    case DoubtRole:
        return !doubtsOf(trial).isEmpty();
    case PositionRole:
        return trial.position;
    case ShortStateRole:
        return shortState(trial);
    default:
        return {};
    }
}

} // namespace runwatt::live
