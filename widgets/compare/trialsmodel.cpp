// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/trialsmodel.h"

#include "core/figure/names.h"
#include "widgets/common/formatters.h"

using namespace Qt::Literals::StringLiterals;

namespace runwatt::compare {

namespace {

QVariant alignment(int column)
{
    const bool isNumber = column != TrialsModel::Verdict;
    return QVariant::fromValue(Qt::Alignment(isNumber ? Qt::AlignRight : Qt::AlignLeft)
                               | Qt::AlignVCenter);
}

} // namespace

TrialsModel::TrialsModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void TrialsModel::setCell(const store::CampaignData &data,
                          const analysis::ComparisonCell &cell,
                          const QString &unit)
{
    beginResetModel();
    m_rows.clear();
    for (std::size_t index = 0; index < cell.trials.size(); ++index) {
        const store::TrialRecord *trial = data.find(cell.trials[index]);
        if (!trial)
            continue;
        QStringList verdicts;
        for (const store::VerdictRecord &verdict : data.verdicts) {
            if (verdict.trial == trial->id && verdict.code != "valid"_L1)
                verdicts.append(verdict.text.isEmpty() ? figure::verdictName(verdict.code)
                                                       : verdict.text);
        }
        m_rows.push_back({trial->id,
                          {QString::number(trial->id.value), QString::number(trial->repetition),
                           common::formatValue(cell.values[index], unit),
                           common::formatCampaignTime(trial->beginNs),
                           verdicts.isEmpty() ? tr("valid") : verdicts.join(u"; "_s)}});
    }
    endResetModel();
}

void TrialsModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

store::TrialId TrialsModel::trial(int row) const
{
    return m_rows.at(static_cast<std::size_t>(row)).trial;
}

int TrialsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TrialsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TrialsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString text = m_rows[static_cast<std::size_t>(index.row())].texts.value(index.column());
    if (role == Qt::DisplayRole)
        return text;
    if (role == Qt::ToolTipRole)
        return u"<p>%1</p>"_s.arg(text.toHtmlEscaped());
    if (role == Qt::TextAlignmentRole)
        return alignment(index.column());
    return {};
}

QVariant TrialsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Trial:
        return tr("Trial");
    case Repetition:
        return tr("Repetition");
    case Value:
        return tr("Value");
    case Begin:
        return tr("Begun at");
    case Verdict:
        return tr("Verdict");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace runwatt::compare
