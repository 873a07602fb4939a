// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/budgetpanel.h"

#include "core/benchmark/size.h"
#include "widgets/common/problemlabel.h"
#include "widgets/common/theme.h"
#include "widgets/wizard/formlayout.h"

#include <QLabel>
#include <QLineEdit>

namespace runwatt::wizard {

using namespace Qt::Literals::StringLiterals;

BudgetPanel::BudgetPanel(QWidget *parent)
    : QWidget(parent)
    , m_cpus(new QLineEdit(this))
    , m_memory(new QLineEdit(this))
    , m_problem(new common::ProblemLabel(this))
{
    FormLayout *form = makePanelForm(this);
    const auto addRow = [this, form](const QString &label, QLineEdit *edit) {
        form->addRow(label, edit);
        connect(edit, &QLineEdit::textEdited, this, [this] {
            checkText();
            emit changed();
        });
    };
    m_cpus->setObjectName(u"budgetCpus"_s);
    m_cpus->setPlaceholderText(tr("all"));
    m_cpus->setToolTip(tr("As the kernel lists them: 0-1,3"));
    addRow(tr("&Processors"), m_cpus);
    m_memory->setObjectName(u"budgetMemory"_s);
    m_memory->setPlaceholderText(tr("not limited"));
    m_memory->setToolTip(tr("Such as 512 MiB. The page cache of a trial's files counts."));
    addRow(tr("&Memory"), m_memory);
    form->addRow(m_problem);
}

runtime::Budget BudgetPanel::budget() const
{
    runtime::Budget budget;
    const QString cpus = m_cpus->text().trimmed();
    if (!cpus.isEmpty() && runtime::cpuNumbers(cpus))
        budget.cpus = cpus;
    const qint64 bytes = benchmark::parseSize(m_memory->text().trimmed()).value_or(0);
    if (bytes >= runtime::Budget::kLeastMemory)
        budget.memoryBytes = bytes;
    return budget;
}

void BudgetPanel::setBudget(const runtime::Budget &budget)
{
    m_cpus->setText(budget.cpus);
    m_memory->setText(budget.memoryBytes > 0 ? benchmark::sizeText(budget.memoryBytes) : QString());
    checkText();
}

QString BudgetPanel::problem() const
{
    return m_problem->problem();
}

void BudgetPanel::setDevices(const std::vector<KnownDevice> &devices)
{
    m_devices = devices;
    checkText();
}

void BudgetPanel::checkText()
{
    const runtime::Budget read = budget();
    const QString cpus = m_cpus->text().trimmed();
    QString problem;
    if (read.cpus != cpus) {
        problem = runtime::cpuNumbers(cpus).error().text();
    } else if (read.memoryBytes == 0 && !m_memory->text().trimmed().isEmpty()) {
        problem = tr("Memory: write a size of at least %1, such as 512 MiB.")
                      .arg(benchmark::sizeText(runtime::Budget::kLeastMemory));
    }
    for (const KnownDevice &device : m_devices) {
        if (!problem.isEmpty() || !device.profile)
            continue;
        const Result<void> kept = runtime::checkBudget(read, *device.profile);
        if (!kept)
            problem = kept.error().text();
    }
    m_problem->setProblem(problem);
}

QString sentenceOf(const runtime::Budget &budget)
{
    const QString memory =
        budget.memoryBytes > 0 ? benchmark::sizeText(budget.memoryBytes) : QString();
    if (budget.cpus.isEmpty())
        return memory.isEmpty() ? QString()
                                : BudgetPanel::tr("Each trial may use %1 of memory.").arg(memory);
    if (memory.isEmpty())
        return BudgetPanel::tr("Each trial may use processors %1.").arg(budget.cpus);
    return BudgetPanel::tr("Each trial may use processors %1 and %2 of memory.")
        .arg(budget.cpus, memory);
}

} // namespace runwatt::wizard
