// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/preconditionfield.h"

#include "widgets/common/flowlayout.h"

#include <QComboBox>
#include <QSpinBox>

namespace runwatt::wizard {

using namespace Qt::Literals::StringLiterals;
using benchmark::Preconditioning;

PreconditionField::PreconditionField(QWidget *parent)
    : QWidget(parent)
    , m_kind(new QComboBox(this))
    , m_passes(new QSpinBox(this))
{
    m_kind->setObjectName(u"precondition"_s);
    m_kind->setToolTip(tr("What the file of a file workload goes through once on each device, and "
                          "in each guest, before its first trial"));
    m_kind->addItem(tr("written once"), static_cast<int>(Preconditioning::Kind::Layout));
    m_kind->addItem(tr("overwritten in order"),
                    static_cast<int>(Preconditioning::Kind::Sequential));
    m_kind->addItem(tr("overwritten in order, then at random"),
                    static_cast<int>(Preconditioning::Kind::Random));
    m_passes->setObjectName(u"preconditionPasses"_s);
    m_passes->setAccessibleName(tr("Times that the file is overwritten"));
    m_passes->setRange(1, Preconditioning::kMostPasses);
    m_passes->setSuffix(tr(" times each"));
    auto *row = new common::FlowLayout(this); // large text takes two lines
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_kind);
    row->addWidget(m_passes);
    setFocusProxy(m_kind);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_passes->setEnabled(index > 0);
        emit changed();
    });
    connect(m_passes, &QSpinBox::valueChanged, this, &PreconditionField::changed);
    setValue({});
}

void PreconditionField::setValue(const Preconditioning &value)
{
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(value.kind)));
    m_passes->setValue(value.passes);
    m_passes->setEnabled(m_kind->currentIndex() > 0);
}

Preconditioning PreconditionField::value() const
{
    return {static_cast<Preconditioning::Kind>(m_kind->currentData().toInt()), m_passes->value()};
}

} // namespace runwatt::wizard
