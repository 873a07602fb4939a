// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/containerpanel.h"

#include "widgets/wizard/formlayout.h"

#include <QComboBox>

namespace runwatt::wizard {

using namespace Qt::Literals::StringLiterals;
using runtime::ContainerNetwork;
using runtime::Engine;

ContainerPanel::ContainerPanel(QWidget *parent)
    : QWidget(parent)
    , m_form(makePanelForm(this))
    , m_engine(new QComboBox(this))
    , m_kataEngine(new QComboBox(this))
    , m_kataStorage(new QComboBox(this))
    , m_network(new QComboBox(this))
{
    m_engine->setObjectName(u"containerEngine"_s);
    for (const Engine engine : runtime::engines()) {
        const QString word = toWord(engine);
        m_engine->addItem(engine == Engine::Runc ? tr("runc alone, without an engine") : word,
                          word);
    }
    m_engine->setToolTip(tr("An engine adds a process to each container, and layers to its files. "
                            "Without one there is only what the kernel does."));
    m_form->addRow(tr("&Started by"), m_engine);
    m_kataEngine->setObjectName(u"kataEngine"_s);
    for (const Engine engine : runtime::kataEngines()) {
        const QString word = toWord(engine);
        m_kataEngine->addItem(
            engine == Engine::Ctr ? tr("ctr, containerd without an engine") : word, word);
    }
    m_kataEngine->setToolTip(
        tr("Each asks containerd for Kata's runtime. docker can from version 23 "
           "on."));
    m_form->addRow(tr("K&ata's started by"), m_kataEngine);
    m_kataStorage->setObjectName(u"kataStorage"_s);
    m_kataStorage->addItem(tr("shared with the device"), toWord(runtime::KataStorage::Shared));
    m_kataStorage->addItem(tr("on a disk of its own"), toWord(runtime::KataStorage::Block));
    m_kataStorage->setToolTip(tr(
        "Shared, the benchmark measures Kata's way of sharing, usually virtio-fs. On a disk of "
        "its own, ext4 as the guests' one, it measures the guest's block device; that takes ctr, "
        "Kata 2.4 or newer with kata-runtime, and a loop device."));
    m_form->addRow(tr("W&here Kata's files are"), m_kataStorage);
    m_network->setObjectName(u"containerNetwork"_s);
    m_network->addItem(tr("the device's; for Kata none"), QString());
    m_network->addItem(tr("host: the device's"), toWord(ContainerNetwork::Host));
    m_network->addItem(tr("bridge: one of its own, with a way out"),
                       toWord(ContainerNetwork::Bridge));
    m_network->addItem(tr("none"), toWord(ContainerNetwork::None));
    m_network->setToolTip(tr("An engine has a bridge of its own; for runc alone and ctr Runwatt "
                             "makes one for each trial, which takes root. A Kata container can't "
                             "have the device's network. A file benchmark uses none."));
    m_form->addRow(tr("Ne&twork"), m_network);
    connect(m_network, &QComboBox::activated, this, &ContainerPanel::changed);
    connect(m_kataStorage, &QComboBox::activated, this, &ContainerPanel::changed);
    connect(m_kataEngine, &QComboBox::activated, this, &ContainerPanel::changed);
    connect(m_engine, &QComboBox::activated, this, &ContainerPanel::changed);
}

runtime::ContainerOptions ContainerPanel::options() const
{
    runtime::ContainerOptions options;
    options.engine =
        runtime::engineFromWord(m_engine->currentData().toString()).value_or(options.engine);
    options.kataEngine = runtime::kataEngineFromWord(m_kataEngine->currentData().toString())
                             .value_or(options.kataEngine);
    options.kataStorage = runtime::kataStorageFromWord(m_kataStorage->currentData().toString())
                              .value_or(options.kataStorage);
    options.network = runtime::containerNetworkFromWord(m_network->currentData().toString());
    return options;
}

void ContainerPanel::setRuntimes(const QStringList &codes)
{
    m_form->setRowVisible(m_engine, codes.contains(u"RC"_s));
    m_form->setRowVisible(m_kataEngine, codes.contains(u"KC"_s));
    m_form->setRowVisible(m_kataStorage, codes.contains(u"KC"_s));
}

void ContainerPanel::setOptions(const runtime::ContainerOptions &options)
{
    m_engine->setCurrentIndex(m_engine->findData(toWord(options.engine)));
    m_kataEngine->setCurrentIndex(m_kataEngine->findData(toWord(options.kataEngine)));
    m_kataStorage->setCurrentIndex(m_kataStorage->findData(toWord(options.kataStorage)));
    m_network->setCurrentIndex(
        m_network->findData(options.network ? toWord(*options.network) : QString()));
}

} // namespace runwatt::wizard
