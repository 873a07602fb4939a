// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/workloadform.h"

#include "core/campaign/matrix.h"
#include "widgets/common/theme.h"
#include "widgets/wizard/formlayout.h"
#include "widgets/wizard/parameterwords.h"

#include <QHBoxLayout>
#include <QLabel>

namespace runwatt::wizard {

using namespace Qt::Literals::StringLiterals;

WorkloadForm::WorkloadForm(const QString &benchmark, QWidget *parent)
    : QWidget(parent)
    , m_benchmark(benchmark)
{ }

QFormLayout *WorkloadForm::makeForm()
{
    auto *form = new FormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(common::spacing::kLarge);
    form->setVerticalSpacing(common::spacing::kSmall);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

void WorkloadForm::addRow(QFormLayout *form, const QString &label, QWidget *field)
{
    auto *text = new QLabel(label, this);
    text->setBuddy(field->focusProxy() ? field->focusProxy() : field);
    form->addRow(text, field);
}

void WorkloadForm::addPair(QFormLayout *form,
                           const QString &firstLabel,
                           QWidget *first,
                           const QString &secondLabel,
                           QWidget *second)
{
    auto *pair = new QWidget(this);
    auto *layout = new QHBoxLayout(pair);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(common::spacing::kLarge);
    auto *label = new QLabel(secondLabel, this);
    label->setBuddy(second->focusProxy() ? second->focusProxy() : second);
    layout->addWidget(first, 1);
    layout->addWidget(label);
    layout->addWidget(second, 1);
    pair->setFocusProxy(first->focusProxy() ? first->focusProxy() : first);
    addRow(form, firstLabel, pair);
}

QString WorkloadForm::firstProblem(const QJsonObject &parameters) const
{
    const auto matrix = workloadsAlone({{m_benchmark, parameters}});
    return matrix ? QString() : inWords(matrix.error()).text();
}

} // namespace runwatt::wizard
