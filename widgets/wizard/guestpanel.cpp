// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/guestpanel.h"

#include "core/benchmark/size.h"
#include "widgets/common/problemlabel.h"
#include "widgets/wizard/formlayout.h"
#include "widgets/wizard/guestaddresspanel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>

namespace runwatt::wizard {

using namespace Qt::Literals::StringLiterals;
using runtime::Accelerator;
using runtime::DiskBacking;
using runtime::DiskCache;
using runtime::FirecrackerCache;
using runtime::FirecrackerEngine;
using runtime::GuestNetwork;

namespace {

/// A bridge of the device's own, which plans call a bridge too, and name.
constexpr QStringView kDeviceBridge = u"bridge of the device";

} // namespace

GuestPanel::GuestPanel(QWidget *parent)
    : QWidget(parent)
    , m_form(makePanelForm(this))
    , m_accelerator(new QComboBox(this))
    , m_cache(new QComboBox(this))
    , m_network(new QComboBox(this))
    , m_addresses(new GuestAddressPanel(m_network, this))
    , m_firecrackerCache(new QComboBox(this))
    , m_firecrackerEngine(new QComboBox(this))
    , m_firecrackerJailer(new QCheckBox(tr("started by its &jailer, as root"), this))
    , m_processors(new QSpinBox(this))
    , m_memory(new QLineEdit(this))
    , m_disk(new QLineEdit(this))
    , m_backing(new QComboBox(this))
    , m_kernel(new QLineEdit(this))
    , m_problem(new common::ProblemLabel(this))
{
    m_accelerator->setObjectName(u"guestAccelerator"_s);
    m_accelerator->addItem(tr("KVM: the device's own"), toWord(Accelerator::Kvm));
    m_accelerator->addItem(tr("emulated; results are marked so"), toWord(Accelerator::Tcg));
    m_form->addRow(tr("QEMU's p&rocessor"), m_accelerator);
    m_cache->setObjectName(u"guestCache"_s);
    m_cache->addItem(tr("none: past the device's page cache"), toWord(DiskCache::None));
    m_cache->addItem(tr("writeback: through the device's page cache"),
                     toWord(DiskCache::Writeback));
    m_cache->addItem(tr("unsafe: flushes do nothing"), toWord(DiskCache::Unsafe));
    m_cache->setToolTip(tr("QEMU's cache mode. It decides where a guest's writes end, and so what "
                           "is measured."));
    m_form->addRow(tr("QEMU's &disk cache"), m_cache);
    m_network->setObjectName(u"guestNetwork"_s);
    m_network->addItem(tr("user: QEMU's own, without root"), toWord(GuestNetwork::User));
    m_network->addItem(tr("tap: to the device alone, with vhost-net if it can"),
                       toWord(GuestNetwork::Tap));
    m_network->addItem(tr("bridge: the same tap on a bridge, with a way out"),
                       toWord(GuestNetwork::Bridge));
    m_network->addItem(tr("bridge of the device: a second card on it"), kDeviceBridge.toString());
    m_network->addItem(tr("macvtap: a second card beside the device's"),
                       toWord(GuestNetwork::Macvtap));
    m_network->setToolTip(tr("All but QEMU's own take root on the device to make. A file benchmark "
                             "uses none; Firecracker has no network of its own, its guests have a "
                             "tap instead. By a second card a guest is on your network, with an "
                             "address of its own."));
    m_form->addRow(tr("Net&work"), m_network);
    m_form->addRow(m_addresses);
    connect(m_network, &QComboBox::activated, this, &GuestPanel::showNetwork);
    connect(m_addresses, &GuestAddressPanel::changed, this, &GuestPanel::changed);
    m_firecrackerCache->setObjectName(u"firecrackerCache"_s);
    m_firecrackerCache->addItem(tr("Unsafe: flushes do nothing"), toWord(FirecrackerCache::Unsafe));
    m_firecrackerCache->addItem(tr("Writeback: flushes go to the disk"),
                                toWord(FirecrackerCache::Writeback));
    m_firecrackerCache->setToolTip(
        tr("Firecracker's cache_type. Both write through the device's page cache; Unsafe is its "
           "own default, Writeback is there since version 0.25."));
    m_form->addRow(tr("&Firecracker's disk cache"), m_firecrackerCache);
    m_firecrackerEngine->setObjectName(u"firecrackerEngine"_s);
    m_firecrackerEngine->addItem(tr("Sync: it waits for each request"),
                                 toWord(FirecrackerEngine::Sync));
    m_firecrackerEngine->addItem(tr("Async: io_uring, Linux 5.10.51"),
                                 toWord(FirecrackerEngine::Async));
    m_firecrackerEngine->setToolTip(tr("Firecracker's io_engine; since version 1.0."));
    m_form->addRow(tr("Firecracker's I/O &engine"), m_firecrackerEngine);
    m_firecrackerJailer->setObjectName(u"firecrackerJailer"_s);
    m_firecrackerJailer->setToolTip(tr("In a chroot that holds the guest's files alone, as in "
                                       "production. The jailer has to be of Firecracker's version, "
                                       "1.0 or newer."));
    m_form->addRow(tr("Firecracker"), m_firecrackerJailer);
    connect(m_firecrackerJailer, &QCheckBox::clicked, this, &GuestPanel::changed);
    m_processors->setObjectName(u"guestProcessors"_s);
    m_processors->setRange(0, runtime::GuestOptions::kMostProcessors);
    m_processors->setSpecialValueText(tr("as many as the trial may use"));
    m_processors->setToolTip(tr("All of them run on the trial's processors, however many they are. "
                                "Firecracker has at most 32."));
    m_form->addRow(tr("&vCPUs"), m_processors);
    m_memory->setObjectName(u"guestMemory"_s);
    m_memory->setPlaceholderText(tr("by the budget, else 512 MiB"));
    m_form->addRow(tr("Memor&y"), m_memory);
    m_disk->setObjectName(u"guestDisk"_s);
    m_disk->setPlaceholderText(tr("as large as the workloads' files need"));
    m_disk->setToolTip(tr("The disk with the workloads' files, ext4. Each runtime with a guest has "
                          "one of its own on the device."));
    m_form->addRow(tr("Disk si&ze"), m_disk);
    m_backing->setObjectName(u"guestDiskBacking"_s);
    m_backing->addItem(tr("sparse: the device finds room while the guest writes"),
                       toWord(DiskBacking::Sparse));
    m_backing->addItem(tr("preallocated: written in full beforehand"),
                       toWord(DiskBacking::Preallocated));
    m_form->addRow(tr("Disk ba&cking"), m_backing);
    m_kernel->setObjectName(u"guestKernel"_s);
    m_kernel->setPlaceholderText(tr("the device's own"));
    m_kernel->setToolTip(
        tr("A kernel's file on the device, such as /boot/vmlinuz-6.1.0. The modules of "
           "that version are looked for in /lib/modules."));
    m_form->addRow(tr("&Kernel"), m_kernel);
    m_form->addRow(m_problem);
    // One width, in which a path can be read too.
    const QList<QComboBox *> boxes{m_accelerator,       m_cache,  m_network, m_firecrackerCache,
                                   m_firecrackerEngine, m_backing};
    int width = 0;
    for (const QComboBox *box : boxes)
        width = std::max(width, box->sizeHint().width());
    width = std::min(width, kWidestField);
    for (QComboBox *box : boxes) {
        box->setMinimumWidth(width);
        connect(box, &QComboBox::activated, this, &GuestPanel::changed);
    }
    m_processors->setMinimumWidth(width);
    connect(m_processors, &QSpinBox::valueChanged, this, &GuestPanel::changed);
    for (QLineEdit *edit : {m_memory, m_disk, m_kernel}) {
        edit->setMinimumWidth(width);
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
    const QString network = m_network->currentData().toString();
    options.network = network == kDeviceBridge
        ? GuestNetwork::Bridge
        : runtime::guestNetworkFromWord(network).value_or(options.network);
    options.firecrackerCache =
        runtime::firecrackerCacheFromWord(m_firecrackerCache->currentData().toString())
            .value_or(options.firecrackerCache);
    options.firecrackerEngine =
        runtime::firecrackerEngineFromWord(m_firecrackerEngine->currentData().toString())
            .value_or(options.firecrackerEngine);
    options.firecrackerJailer = m_firecrackerJailer->isChecked();
    options.processors = m_processors->value();
    options.diskBytes = benchmark::parseSize(m_disk->text().trimmed()).value_or(0);
    options.diskBacking = runtime::diskBackingFromWord(m_backing->currentData().toString())
                              .value_or(options.diskBacking);
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
    m_network->setCurrentIndex(m_network->findData(toWord(options.network)));
    showNetwork();
    m_firecrackerCache->setCurrentIndex(
        m_firecrackerCache->findData(toWord(options.firecrackerCache)));
    m_firecrackerEngine->setCurrentIndex(
        m_firecrackerEngine->findData(toWord(options.firecrackerEngine)));
    m_firecrackerJailer->setChecked(options.firecrackerJailer);
    {
        const QSignalBlocker silence(m_processors);
        m_processors->setValue(options.processors);
    }
    m_disk->setText(options.diskBytes > 0 ? benchmark::sizeText(options.diskBytes) : QString());
    m_backing->setCurrentIndex(m_backing->findData(toWord(options.diskBacking)));
    m_memory->setText(options.memoryBytes > 0 ? benchmark::sizeText(options.memoryBytes)
                                              : QString());
    m_kernel->setText(options.kernel);
    check();
}

void GuestPanel::setRuntimes(const QStringList &codes)
{
    const bool isQemu = codes.contains(u"VM"_s) || codes.contains(u"QM"_s);
    for (QComboBox *box : {m_accelerator, m_cache})
        m_form->setRowVisible(box, isQemu);
    for (QWidget *box :
         QList<QWidget *>{m_firecrackerCache, m_firecrackerEngine, m_firecrackerJailer})
        m_form->setRowVisible(box, codes.contains(u"FC"_s));
}

bool GuestPanel::hasAddresses() const
{
    const QString network = m_network->currentData().toString();
    return network == kDeviceBridge || network == toWord(GuestNetwork::Macvtap);
}

void GuestPanel::showNetwork()
{
    m_form->setRowVisible(m_addresses, hasAddresses());
    m_addresses->setNetwork(options().network);
}

void GuestPanel::setDevices(const QStringList &names)
{
    m_addresses->setDevices(names);
}

runtime::GuestAddress GuestPanel::address(const QString &device) const
{
    return hasAddresses() ? m_addresses->address(device) : runtime::GuestAddress();
}

void GuestPanel::setAddresses(const std::vector<campaign::DevicePlan> &devices)
{
    bool isAnyNamed = false;
    for (const campaign::DevicePlan &device : devices) {
        m_addresses->setAddress(device.name, device.guestNetwork);
        isAnyNamed = isAnyNamed || !device.guestNetwork.interface.isEmpty();
    }
    if (isAnyNamed && options().network == GuestNetwork::Bridge)
        m_network->setCurrentIndex(m_network->findData(kDeviceBridge.toString()));
    showNetwork();
}

QString GuestPanel::problem() const
{
    const bool isOfAddresses = m_problem->problem().isEmpty() && hasAddresses();
    return isOfAddresses ? m_addresses->problem() : m_problem->problem();
}

void GuestPanel::check()
{
    const runtime::GuestOptions read = options();
    QString problem;
    if (read.memoryBytes == 0 && !m_memory->text().trimmed().isEmpty()) {
        problem = tr("Memory: write a size of at least %1, such as 512 MiB.")
                      .arg(benchmark::sizeText(runtime::GuestOptions::kLeastMemory));
    } else if (read.diskBytes == 0 && !m_disk->text().trimmed().isEmpty()) {
        problem = tr("Disk: write a size, such as 2 GiB.");
    } else if (read.kernel != m_kernel->text().trimmed()) {
        problem = tr("Kernel: write the whole path on the device, such as /boot/vmlinuz-6.1.0.");
    }
    m_problem->setProblem(problem);
}

} // namespace runwatt::wizard
