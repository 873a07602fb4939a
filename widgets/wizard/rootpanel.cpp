// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/rootpanel.h"

#include "widgets/wizard/formlayout.h"

#include <QComboBox>

namespace runwatt::wizard {

using namespace Qt::Literals::StringLiterals;
using runtime::NativeRoot;

RootPanel::RootPanel(QWidget *parent)
    : QWidget(parent)
    , m_form(makePanelForm(this))
    , m_native(new QComboBox(this))
{
    m_native->setObjectName(u"nativeRoot"_s);
    m_native->addItem(tr("the device's own"), toWord(NativeRoot::Device));
    m_native->addItem(tr("the one of the other runtimes"), toWord(NativeRoot::Common));
    m_native->setToolTip(tr("In that of the others NT has their very files, by chroot, and only "
                            "the runtime differs. It takes root on the device."));
    m_form->addRow(tr("&NT runs in"), m_native);
    connect(m_native, &QComboBox::activated, this, &RootPanel::changed);
}

runtime::NativeOptions RootPanel::native() const
{
    runtime::NativeOptions native;
    native.root =
        runtime::nativeRootFromWord(m_native->currentData().toString()).value_or(native.root);
    return native;
}

void RootPanel::setRuntimes(const QStringList &codes)
{
    m_form->setRowVisible(m_native, codes.contains(u"NT"_s));
}

void RootPanel::setNative(const runtime::NativeOptions &native)
{
    m_native->setCurrentIndex(m_native->findData(toWord(native.root)));
}

} // namespace runwatt::wizard
