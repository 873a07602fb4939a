// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/stepmodel.h"

#include "core/store/steps.h"
#include "widgets/stage/text.h"

#include <algorithm>
#include <utility>

namespace runwatt::stage {

using store::StepKind;
using store::StepRecord;

namespace {

constexpr int kPauseMs = 3000; ///< whoever thinks so long begins something new

} // namespace

QString displayName(StepKind kind)
{
    switch (kind) {
    case StepKind::Title:
        return Stage::tr("Title");
    case StepKind::Live:
        return Stage::tr("Live");
    case StepKind::Race:
        return Stage::tr("Race");
    case StepKind::Figure:
        return Stage::tr("Figure");
    case StepKind::Text:
        return Stage::tr("Text");
    case StepKind::End:
        return Stage::tr("End");
    }
    return {};
}

StepModel::StepModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_pause(this)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &StepModel::endChange);
}

void StepModel::setSteps(std::vector<StepRecord> steps)
{
    m_past.clear();
    m_future.clear();
    endChange();
    if (steps.size() > store::kMaximumSteps)
        steps.resize(store::kMaximumSteps);
    for (StepRecord &step : steps)
        step = store::bounded(std::move(step));
    beginResetModel();
    m_steps = std::move(steps);
    endResetModel();
}

QString StepModel::nameOf(int row) const
{
    return at(row).title.isEmpty() ? displayName(at(row).kind) : at(row).title;
}

StepModel::Edit StepModel::inverseOf(const Edit &edit)
{
    return {edit.to, edit.from, edit.after, edit.before};
}

void StepModel::remember(Edit edit)
{
    m_past.push_back(std::move(edit));
    if (m_past.size() > kMostUndone)
        m_past.pop_front();
    m_future.clear();
    endChange();
}

void StepModel::apply(const Edit &edit)
{
    if (edit.from < 0) {
        beginInsertRows({}, edit.to, edit.to);
        m_steps.insert(m_steps.begin() + edit.to, edit.after);
        endInsertRows();
    } else if (edit.to < 0) {
        beginRemoveRows({}, edit.from, edit.from);
        m_steps.erase(m_steps.begin() + edit.from);
        endRemoveRows();
    } else if (edit.from != edit.to) {
        moveRow(edit.from, edit.to);
    } else {
        m_steps[static_cast<std::size_t>(edit.to)] = edit.after;
        emit dataChanged(index(edit.to), index(edit.to));
    }
    emit edited();
}

void StepModel::moveRow(int from, int to)
{
    // The row before which it goes, counted while it is still in its old place.
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    const auto first = m_steps.begin();
    if (from < to)
        std::rotate(first + from, first + from + 1, first + to + 1);
    else
        std::rotate(first + to, first + from, first + from + 1);
    endMoveRows();
}

bool StepModel::insert(int row, const StepRecord &step)
{
    if (row < 0 || row > count() || m_steps.size() >= store::kMaximumSteps)
        return false;
    remember({-1, row, {}, store::bounded(step)});
    apply(m_past.back());
    return true;
}

bool StepModel::remove(int row)
{
    if (row < 0 || row >= count())
        return false;
    remember({row, -1, at(row), {}});
    apply(m_past.back());
    return true;
}

bool StepModel::duplicate(int row)
{
    if (row < 0 || row >= count())
        return false;
    return insert(row + 1, at(row));
}

bool StepModel::move(int from, int to)
{
    if (from < 0 || from >= count() || to < 0 || to >= count() || from == to)
        return false;
    remember({from, to, {}, {}});
    apply(m_past.back());
    return true;
}

bool StepModel::change(int row, const StepRecord &step)
{
    if (row < 0 || row >= count())
        return false;
    const StepRecord kept = store::bounded(step);
    if (kept == at(row))
        return true;
    const Place changed{row, partOf(at(row), kept)};
    if (m_changing == changed)
        m_past.back().after = kept;
    else
        remember({row, row, at(row), kept});
    m_changing = changed;
    m_pause.start();
    apply(m_past.back());
    return true;
}

StepModel::Part StepModel::partOf(const StepRecord &before, const StepRecord &after)
{
    StepRecord same = before;
    same.title = after.title;
    if (same == after)
        return Part::Title;
    same = before;
    same.body = after.body;
    if (same == after)
        return Part::Body;
    same = before;
    same.notes = after.notes;
    if (same == after)
        return Part::Notes;
    const bool hasSameTexts =
        before.title == after.title && before.body == after.body && before.notes == after.notes;
    return hasSameTexts ? Part::Contents : Part::Several;
}

void StepModel::endChange()
{
    m_changing.reset();
    m_pause.stop();
}

void StepModel::undo()
{
    if (m_past.empty())
        return;
    endChange();
    m_future.push_back(std::move(m_past.back()));
    m_past.pop_back();
    apply(inverseOf(m_future.back()));
}

void StepModel::redo()
{
    if (m_future.empty())
        return;
    endChange();
    m_past.push_back(std::move(m_future.back()));
    m_future.pop_back();
    apply(m_past.back());
}

int StepModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant StepModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    if (role == Qt::EditRole)
        return at(index.row()).title;
    if (role == Qt::DisplayRole)
        return nameOf(index.row());
    if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole)
        return displayName(at(index.row()).kind);
    return {};
}

bool StepModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.row() >= count() || role != Qt::EditRole)
        return false;
    StepRecord step = at(index.row());
    step.title = value.toString();
    endChange(); // a new name is a thing of its own to undo
    return change(index.row(), step);
}

Qt::ItemFlags StepModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled; // between the rows, never upon one
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsDragEnabled;
}

bool StepModel::moveRows(
    const QModelIndex &source, int row, int count, const QModelIndex &target, int targetRow)
{
    if (source.isValid() || target.isValid() || count != 1)
        return false;
    return move(row, targetRow > row ? targetRow - 1 : targetRow);
}

} // namespace runwatt::stage
