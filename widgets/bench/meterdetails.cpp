// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bench/meterdetails.h"

#include "widgets/common/elidedlabel.h"
#include "widgets/common/formatters.h"
#include "widgets/common/icons.h"
#include "widgets/common/markbadge.h"
#include "widgets/common/messagebar.h"
#include "widgets/common/theme.h"

#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace runwatt::bench {

using namespace Qt::Literals::StringLiterals;
using common::Role;
using common::Theme;

namespace {

constexpr int kColumns = 4;

QString rateText(double hertz)
{
    return hertz > 0 ? common::formatValue(hertz, u"Hz"_s) : u"–"_s;
}

} // namespace

MeterDetails::MeterDetails(QWidget *parent)
    : QWidget(parent)
    , m_name(new common::ElidedLabel(this))
    , m_kind(new QLabel(this))
    , m_mark(new common::MarkBadge(Origin::Measured, this))
    , m_message(new common::MessageBar(this))
    , m_watts(new QLabel(this))
    , m_electric(new QLabel(this))
{
    using namespace common::spacing;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kHuge, kHuge, kHuge, kHuge);
    layout->setSpacing(kMedium);
    Theme::setRole(m_name, Role::Title);
    Theme::setRole(m_kind, Role::Caption);
    m_kind->setTextFormat(Qt::PlainText);
    layout->addWidget(m_name);
    layout->addWidget(m_kind);
    auto *buttons = new QHBoxLayout;
    auto *editButton = new QPushButton(common::icon(common::Symbol::Edit), tr("&Change"), this);
    auto *removeButton = new QPushButton(common::icon(common::Symbol::Remove), tr("&Remove"), this);
    editButton->setObjectName(u"editMeter"_s);
    removeButton->setObjectName(u"removeMeter"_s);
    buttons->addWidget(editButton);
    buttons->addWidget(removeButton);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    layout->addWidget(m_message);
    auto *card = new QFrame(this);
    Theme::setRole(card, Role::Card);
    auto *cardLayout = new QVBoxLayout(card);
    cardLayout->setContentsMargins(kLarge, kLarge, kLarge, kLarge);
    cardLayout->setSpacing(kMedium);
    auto *value = new QHBoxLayout;
    m_watts->setObjectName(u"meterWatts"_s);
    Theme::setRole(m_watts, Role::Figure);
    Theme::setRole(m_electric, Role::Caption);
    value->addWidget(m_watts);
    value->addWidget(m_electric, 0, Qt::AlignBottom);
    value->addStretch(1);
    value->addWidget(m_mark, 0, Qt::AlignTop);
    cardLayout->addLayout(value);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(kHuge);
    grid->setVerticalSpacing(kMedium);
    m_update = addValue(grid, tr("true update rate"), tr("Values that differ from the one before"));
    m_rate = addValue(grid, tr("readings a second"), {});
    m_resolution = addValue(grid, tr("resolution"), tr("The smallest step seen"));
    m_resolution->setObjectName(u"meterResolution"_s);
    m_readings = addValue(grid, tr("readings"), {});
    m_duplicates = addValue(grid, tr("duplicates"),
                            tr("Equal to the one before: a steady load, or a meter that is asked "
                               "faster than it measures"));
    m_gaps = addValue(grid, tr("gaps"), tr("Longer than two periods"));
    m_damaged = addValue(grid, tr("damaged"), tr("Records that were dropped"));
    cardLayout->addLayout(grid);
    layout->addWidget(card);
    layout->addStretch(1);
    connect(editButton, &QPushButton::clicked, this, &MeterDetails::editRequested);
    connect(removeButton, &QPushButton::clicked, this, &MeterDetails::removeRequested);
}

QLabel *
MeterDetails::addValue(QGridLayout *grid, const QString &caption, const QString &explanation)
{
    const int index = grid->count();
    auto *box = new QVBoxLayout;
    box->setSpacing(0);
    auto *value = new QLabel(this);
    Theme::setRole(value, Role::Heading);
    auto *label = new QLabel(caption, this);
    Theme::setRole(label, Role::Caption);
    label->setToolTip(explanation);
    value->setAccessibleDescription(caption);
    box->addWidget(value);
    box->addWidget(label);
    grid->addLayout(box, index / kColumns, index % kColumns);
    return value;
}

void MeterDetails::setEntry(const MeterEntry &entry)
{
    m_name->setText(entry.settings.name);
    QString kind = describe(entry.settings);
    if (!entry.identity.isEmpty())
        kind = tr("%1: %2").arg(kind, entry.identity);
    if (!entry.settings.device.isEmpty())
        kind = tr("%1, powers %2").arg(kind, entry.settings.device);
    m_kind->setText(kind);
    m_mark->setOrigin(entry.settings.origin());
    if (entry.state == power::MeterState::Lost)
        m_message->showMessage(store::Severity::Warning, entry.explanation);
    else if (entry.state == power::MeterState::Running)
        m_message->dismiss();
    else
        m_message->showMessage(store::Severity::Information, displayName(entry.state),
                               entry.explanation);
    showStatistics(entry);
}

void MeterDetails::showStatistics(const MeterEntry &entry)
{
    const bool isLive = entry.state == power::MeterState::Running && entry.reading;
    m_watts->setText(isLive && entry.reading->watts ? common::formatWatts(*entry.reading->watts)
                                                    : u"– W"_s);
    QStringList electric;
    if (isLive && entry.reading->volts)
        electric.append(common::formatValue(*entry.reading->volts, u"V"_s));
    if (isLive && entry.reading->amperes)
        electric.append(common::formatValue(*entry.reading->amperes, u"A"_s));
    m_electric->setText(electric.join(u", "_s));
    const power::MeterStatistics &statistics = entry.statistics;
    const QLocale locale;
    // How it measures is known while it does; what was counted stays.
    m_update->setText(rateText(isLive ? statistics.updateHz : 0));
    m_rate->setText(rateText(isLive ? statistics.rateHz : 0));
    m_resolution->setText(isLive && statistics.resolutionWatts > 0
                              ? common::formatWatts(statistics.resolutionWatts)
                              : u"–"_s);
    m_readings->setText(locale.toString(statistics.readings));
    m_duplicates->setText(locale.toString(statistics.duplicates));
    m_gaps->setText(locale.toString(statistics.gaps));
    m_damaged->setText(locale.toString(statistics.damaged));
}

} // namespace runwatt::bench
