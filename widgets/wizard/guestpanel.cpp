// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/guestpanel.h"

#include "core/benchmark/size.h"
#include "widgets/common/problemlabel.h"
#include "widgets/wizard/formlayout.h"

#include <QComboBox>
#include <QLineEdit>

namespace runwatt::wizard {

using namespace Qt::Literals::StringLiterals;
using runtime::Accelerator;
using runtime::DiskCache;

GuestPanel::GuestPanel(QWidget *parent)
    : QWidget(parent)
    , m_accelerator(new QComboBox(this))
    , m_cache(new QComboBox(this))
    , m_memory(new QLineEdit(this))
    , m_kernel(new QLineEdit(this))
    , m_problem(new common::ProblemLabel(this))
{
    FormLayout *form = makePanelForm(this);
    m_accelerator->setObjectName(u"guestAccelerator"_s);
    m_accelerator->addItem(tr("KVM: the device's own"), toWord(Accelerator::Kvm));
    m_accelerator->addItem(tr("emulated; results are marked so"), toWord(Accelerator::Tcg));
    form->addRow(tr("P&rocessor"), m_accelerator);
    m_cache->setObjectName(u"guestCache"_s);
    m_cache->addItem(tr("none: past the device's page cache"), toWord(DiskCache::None));
    m_cache->addItem(tr("writeback: through the device's page cache"),
                     toWord(DiskCache::Writeback));
    m_cache->addItem(tr("unsafe: flushes do nothing"), toWord(DiskCache::Unsafe));
    m_cache->setToolTip(tr("QEMU's cache mode. It decides where a guest's writes end, and so what "
                           "is measured."));
    form->addRow(tr("&Disk cache"), m_cache);
    m_memory->setObjectName(u"guestMemory"_s);
    m_memory->setPlaceholderText(tr("by the budget, else 512 MiB"));
    form->addRow(tr("Memor&y"), m_memory);
    m_kernel->setObjectName(u"guestKernel"_s);
    m_kernel->setPlaceholderText(tr("the device's own"));
    m_kernel->setToolTip(
        tr("A kernel's file on the device, such as /boot/vmlinuz-6.1.0. The modules of "
           "that version are looked for in /lib/modules."));
    form->addRow(tr("&Kernel"), m_kernel);
    form->addRow(m_problem);
    // One width, in which a path can be read too.
    const int width = m_cache->sizeHint().width();
    for (QWidget *field : std::initializer_list<QWidget *>{m_accelerator, m_memory, m_kernel})
        field->setMinimumWidth(width);
    for (QComboBox *box : {m_accelerator, m_cache})
        connect(box, &QComboBox::activated, this, &GuestPanel::changed);
    for (QLineEdit *edit : {m_memory, m_kernel}) {
        connect(edit, &QLineEdit::textEdited, this, [this] {
            check();
            emit changed();
        });
    }
}

runtime::GuestOptions GuestPanel::options() const
{
    runtime::GuestOptions options;
    options.accelerator = runtime::acceleratorFromWord(m_accelerator->currentData().toString())
                              .value_or(options.accelerator);
    options.cache =
        runtime::diskCacheFromWord(m_cache->currentData().toString()).value_or(options.cache);
    const qint64 bytes = benchmark::parseSize(m_memory->text().trimmed()).value_or(0);
    if (bytes >= runtime::GuestOptions::kLeastMemory)
        options.memoryBytes = bytes;
    if (const QString kernel = m_kernel->text().trimmed(); kernel.startsWith(u'/'))
        options.kernel = kernel;
    return options;
}

void GuestPanel::setOptions(const runtime::GuestOptions &options)
{
    m_accelerator->setCurrentIndex(m_accelerator->findData(toWord(options.accelerator)));
    m_cache->setCurrentIndex(m_cache->findData(toWord(options.cache)));
    m_memory->setText(options.memoryBytes > 0 ? benchmark::sizeText(options.memoryBytes)
                                              : QString());
    m_kernel->setText(options.kernel);
    check();
}

QString GuestPanel::problem() const
{
    return m_problem->problem();
}

void GuestPanel::check()
{
    const runtime::GuestOptions read = options();
    QString problem;
    if (read.memoryBytes == 0 && !m_memory->text().trimmed().isEmpty()) {
        problem = tr("Memory: write a size of at least %1, such as 512 MiB.")
                      .arg(benchmark::sizeText(runtime::GuestOptions::kLeastMemory));
    } else if (read.kernel != m_kernel->text().trimmed()) {
        problem = tr("Kernel: write the whole path on the device, such as /boot/vmlinuz-6.1.0.");
    }
    m_problem->setProblem(problem);
}

} // namespace runwatt::wizard
