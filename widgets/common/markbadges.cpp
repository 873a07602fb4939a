// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/markbadges.h"

#include "widgets/common/markbadge.h"
#include "widgets/common/theme.h"

#include <QHBoxLayout>

namespace runwatt::common {

MarkBadges::MarkBadges(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(spacing::kTiny);
    for (MarkBadge *&badge : m_badges) {
        badge = new MarkBadge(Origin::Measured, this);
        row->addWidget(badge);
    }
    setOrigins({});
}

void MarkBadges::setOrigins(const Origins &origins)
{
    m_origins = origins;
    auto origin = origins.rbegin();
    for (MarkBadge *badge : m_badges)
        badge->setOrigin(origin != origins.rend() ? *origin++ : Origin::Measured);
    setVisible(!origins.empty());
}

} // namespace runwatt::common
