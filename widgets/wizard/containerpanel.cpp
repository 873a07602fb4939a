// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/containerpanel.h"

#include "widgets/wizard/formlayout.h"

#include <QComboBox>

namespace runwatt::wizard {

using namespace Qt::Literals::StringLiterals;
using runtime::Engine;

ContainerPanel::ContainerPanel(QWidget *parent)
    : QWidget(parent)
    , m_engine(new QComboBox(this))
{
    m_engine->setObjectName(u"containerEngine"_s);
    for (const Engine engine : runtime::engines()) {
        const QString word = toWord(engine);
        m_engine->addItem(engine == Engine::Runc ? tr("runc alone, without an engine") : word,
                          word);
    }
    m_engine->setToolTip(tr("An engine adds a process to each container, and layers to its files. "
                            "Without one there is only what the kernel does."));
    makePanelForm(this)->addRow(tr("&Started by"), m_engine);
    connect(m_engine, &QComboBox::activated, this, &ContainerPanel::changed);
}

runtime::ContainerOptions ContainerPanel::options() const
{
    runtime::ContainerOptions options;
    options.engine =
        runtime::engineFromWord(m_engine->currentData().toString()).value_or(options.engine);
    return options;
}

void ContainerPanel::setOptions(const runtime::ContainerOptions &options)
{
    m_engine->setCurrentIndex(m_engine->findData(toWord(options.engine)));
}

} // namespace runwatt::wizard
