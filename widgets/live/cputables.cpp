// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/cputables.h"

#include "core/cpu/cpusample.h"
#include "widgets/common/formatters.h"
#include "widgets/common/theme.h"
#include "widgets/live/text.h"

#include <QApplication>
#include <QFont>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::live {

namespace {

using cpu::CpuPart;

/// Half of what the last digit shows: less is nothing to see.
constexpr double kLeastSeconds = 0.005;

struct PartText
{
    QString name;
    QString explanation;
};

PartText textOf(CpuPart part)
{
    switch (part) {
    case CpuPart::Guest:
        return {Live::tr("Guest"),
                Live::tr("Work inside the guest, as the device's kernel counts")};
    case CpuPart::Vcpu:
        return {Live::tr("vCPU threads"),
                Live::tr("What the threads of the guest's processors used outside of it: exits. "
                         "All of it where the processor is emulated.")};
    case CpuPart::Vmm:
        return {Live::tr("VMM, other threads"),
                Live::tr("The monitor's own work: disks, network cards, its main loop")};
    case CpuPart::Vhost:
        return {u"vhost"_s, Live::tr("The kernel's workers for the guest's network")};
    case CpuPart::Runtime:
        return {Live::tr("Runtime"), Live::tr("Shims, engines, virtiofsd")};
    case CpuPart::Benchmark:
        return {Live::tr("Benchmark"), Live::tr("Where it runs on the device and not in a guest")};
    case CpuPart::ShortLived:
        return {Live::tr("Short-lived"),
                Live::tr("What the trial's control group used and none of its processes that were "
                         "seen: those that came and went between two readings")};
    case CpuPart::Kernel:
        return {Live::tr("Kernel threads"), u"ksoftirqd, kworker, jbd2"_s};
    case CpuPart::Interrupts:
        return {Live::tr("Interrupts"),
                Live::tr("Hard and soft interrupts that no process was charged with")};
    case CpuPart::NoTask:
        return {Live::tr("No task"),
                Live::tr("What the cores were busy beyond what all tasks together used, by the "
                         "kernel's own count: the way into and out of idle, and interrupts then")};
    case CpuPart::Runwatt:
        return {u"Runwatt"_s, Live::tr("Its own processes on the device")};
    case CpuPart::Foreign:
        return {Live::tr("Others"), Live::tr("Processes that have nothing to do with the trial")};
    case CpuPart::Unexplained:
        break;
    }
    return {Live::tr("Unexplained"),
            Live::tr("What the cores were busy less all other parts; may be slightly negative, "
                     "since they are counted apart")};
}

QString meaningOf(QStringView word)
{
    if (word == u"usr")
        return Live::tr("user, without nice and guest");
    if (word == u"sys")
        return Live::tr("system");
    if (word == u"soft")
        return Live::tr("soft interrupts");
    if (word == u"guest")
        return Live::tr("in a guest");
    if (word == u"nice")
        return Live::tr("user at low priority");
    if (word == u"iowait")
        return Live::tr("idle, waiting for I/O");
    if (word == u"irq")
        return Live::tr("hardware interrupts");
    if (word == u"steal")
        return Live::tr("taken by the hypervisor");
    if (word == u"gnice")
        return Live::tr("in a guest at low priority");
    return Live::tr("idle");
}

QString nameOf(const CoreKey &key)
{
    if (key.core < 0)
        return key.isGuest ? Live::tr("Guest") : Live::tr("Device");
    return key.isGuest ? Live::tr("guest %1").arg(key.core) : Live::tr("core %1").arg(key.core);
}

/// All of them together stand out.
QVariant fontOf(const CoreKey &key)
{
    QFont font;
    font.setWeight(key.core < 0 ? QFont::DemiBold : QFont::Normal);
    return font;
}

QVariant rightUnless(bool isLeft)
{
    return QVariant(Qt::AlignVCenter | (isLeft ? Qt::AlignLeft : Qt::AlignRight));
}

} // namespace

void AccountModel::setFigures(const CpuFiguresOfTrial &figures)
{
    std::vector<AccountRow> rows;
    if (figures.busy) {
        rows.push_back({std::nullopt, *figures.busy});
        for (const CpuPart part : cpu::cpuParts()) {
            const auto found = figures.parts.find(part);
            const double seconds = found == figures.parts.end() ? 0 : found->second;
            if (part == CpuPart::Unexplained || std::abs(seconds) >= kLeastSeconds)
                rows.push_back({part, seconds});
        }
    }
    m_busy = figures.busy.value_or(0);
    setRows(std::move(rows));
}

int AccountModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AccountModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AccountRow &row = this->row(index.row());
    const double share = m_busy > 0 ? row.seconds / m_busy : 0;
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == SecondsColumn)
            return QLocale().toString(row.seconds, 'f', 2);
        if (index.column() == ShareColumn)
            return common::formatPercent(100 * share);
        return row.key ? textOf(*row.key).name : tr("All cores, busy");
    case Qt::ToolTipRole:
        return row.key ? textOf(*row.key).explanation
                       : tr("All but idle, waiting and stolen, by /proc/stat; the rows below "
                            "add up to it");
    case Qt::TextAlignmentRole:
        return rightUnless(index.column() == PartColumn);
    case Qt::FontRole: {
        QFont font;
        font.setWeight(row.key ? QFont::Normal : QFont::DemiBold);
        return font;
    }
    case ShareRole:
        return row.key ? share : 0.0;
    default:
        return {};
    }
}

QVariant AccountModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return rightUnless(section == PartColumn);
    if (role == Qt::ToolTipRole && section == SecondsColumn)
        return tr("CPU-seconds: one core, busy for a second, is one");
    if (role != Qt::DisplayRole)
        return {};
    if (section == SecondsColumn)
        return tr("CPU-s");
    return section == ShareColumn ? tr("Share") : tr("Who");
}

void CoresModel::setFigures(const CpuFiguresOfTrial &figures)
{
    std::vector<CoreRow> rows;
    for (const auto &[key, columns] : figures.cores)
        rows.push_back({key, columns});
    // The guest as a whole stands beside the device as a whole, however many cores that has.
    std::ranges::stable_partition(rows, [](const CoreRow &row) { return row.key.core < 0; });
    setRows(std::move(rows));
}

int CoresModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(std::tuple_size_v<CoreColumns>);
}

QVariant CoresModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &[key, columns] = row(index.row());
    const double value = columns.at(static_cast<size_t>(index.column()));
    switch (role) {
    case Qt::DisplayRole:
        return std::isfinite(value) ? QLocale().toString(value, 'f', 1) : u"–"_s;
    case Qt::TextAlignmentRole:
        return rightUnless(false);
    case Qt::FontRole:
        return fontOf(key);
    default:
        return {};
    }
}

QVariant CoresModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical) {
        if (section >= rowCount())
            return {};
        const CoreKey &key = row(section).key;
        if (role == Qt::DisplayRole)
            return nameOf(key);
        return role == Qt::FontRole ? fontOf(key) : QVariant();
    }
    const cpu::CpuColumn &column = cpu::cpuColumns()[static_cast<size_t>(section)];
    if (role == Qt::DisplayRole)
        return QString(u'%' + QString::fromUtf16(column.word));
    if (role == Qt::ToolTipRole)
        return meaningOf(column.word);
    if (role == Qt::TextAlignmentRole)
        return rightUnless(false);
    return {};
}

void ShareDelegate::paint(QPainter *painter,
                          const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem shown = option;
    initStyleOption(&shown, index);
    const double share = std::clamp(index.data(AccountModel::ShareRole).toDouble(), 0.0, 1.0);
    if (share > 0) {
        QColor fill = common::Theme::colours(QApplication::palette()).accent;
        fill.setAlphaF(0.28F);
        QRectF bar = QRectF(shown.rect).adjusted(common::spacing::kSmall, 4, -2, -4);
        bar.setWidth(bar.width() * share);
        painter->fillRect(bar, fill);
    }
    QStyledItemDelegate::paint(painter, option, index);
}

} // namespace runwatt::live
