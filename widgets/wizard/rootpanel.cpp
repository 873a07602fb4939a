// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/rootpanel.h"

#include "widgets/common/problemlabel.h"
#include "widgets/wizard/formlayout.h"

#include <QComboBox>
#include <QLineEdit>

#include <algorithm>

namespace runwatt::wizard {

using namespace Qt::Literals::StringLiterals;
using runtime::NativeRoot;
using runtime::RootSource;

RootPanel::RootPanel(QWidget *parent)
    : QWidget(parent)
    , m_form(makePanelForm(this))
    , m_native(new QComboBox(this))
    , m_source(new QComboBox(this))
    , m_tar(new QLineEdit(this))
    , m_problem(new common::ProblemLabel(this))
{
    m_native->setObjectName(u"nativeRoot"_s);
    m_native->addItem(tr("the device's own"), toWord(NativeRoot::Device));
    m_native->addItem(tr("the one of the other runtimes"), toWord(NativeRoot::Common));
    m_native->setToolTip(tr("In that of the others NT has their very files, by chroot, and only "
                            "the runtime differs. It takes root on the device."));
    m_form->addRow(tr("NT r&uns in"), m_native);
    m_source->setObjectName(u"rootSource"_s);
    m_source->addItem(tr("the device's own programs"), int(RootSource::Programs));
    m_source->addItem(tr("its distribution's packages"), int(RootSource::Distribution));
    m_source->addItem(tr("a tar on the device"), int(RootSource::Tar));
    m_source->setToolTip(
        tr("The device's own programs are what NT runs. Packages are fetched by mmdebstrap on the "
           "device, once, which takes minutes; what it makes is kept there."));
    m_form->addRow(tr("&It is made of"), m_source);
    m_tar->setObjectName(u"rootTar"_s);
    m_tar->setPlaceholderText(u"/home/pi/root.tar"_s);
    m_form->addRow(tr("Tar fi&le"), m_tar);
    m_form->addRow(m_problem);
    const int width = std::min(std::max(m_native->sizeHint().width(), m_source->sizeHint().width()),
                               kWidestField);
    m_native->setMinimumWidth(width);
    m_source->setMinimumWidth(width);
    m_tar->setMinimumWidth(width);
    const auto chosen = [this] {
        showRows();
        check();
        emit changed();
    };
    connect(m_native, &QComboBox::activated, this, chosen);
    connect(m_source, &QComboBox::activated, this, chosen);
    connect(m_tar, &QLineEdit::textEdited, this, chosen);
}

runtime::NativeOptions RootPanel::native() const
{
    runtime::NativeOptions native;
    native.root =
        runtime::nativeRootFromWord(m_native->currentData().toString()).value_or(native.root);
    return native;
}

runtime::RootOptions RootPanel::root() const
{
    runtime::RootOptions root;
    root.from = RootSource(m_source->currentData().toInt());
    if (root.from != RootSource::Tar)
        return root;
    // Without a path that could be one there is none to choose.
    return runtime::rootFromWord(m_tar->text().trimmed()).value_or(runtime::RootOptions());
}

QString RootPanel::problem() const
{
    return m_problem->problem();
}

void RootPanel::setRuntimes(const QStringList &codes)
{
    m_codes = codes;
    showRows();
    check();
}

void RootPanel::showRows()
{
    const bool isNative = m_codes.contains(u"NT"_s);
    const bool isShared =
        m_codes.size() > (isNative ? 1 : 0) || (isNative && native().root == NativeRoot::Common);
    m_form->setRowVisible(m_native, isNative);
    m_form->setRowVisible(m_source, isShared);
    const bool isTar = RootSource(m_source->currentData().toInt()) == RootSource::Tar;
    m_form->setRowVisible(m_tar, isShared && isTar);
}

void RootPanel::check()
{
    const bool isTar = RootSource(m_source->currentData().toInt()) == RootSource::Tar;
    const bool isAsked = m_tar->isVisibleTo(this);
    m_problem->setProblem(isAsked && isTar && root().from != RootSource::Tar
                              ? tr("Tar: write its whole path on the device, such as "
                                   "/home/pi/root.tar.")
                              : QString());
}

void RootPanel::setRoot(const runtime::RootOptions &root)
{
    m_source->setCurrentIndex(m_source->findData(int(root.from)));
    m_tar->setText(root.tar);
    showRows();
    check();
}

void RootPanel::setNative(const runtime::NativeOptions &native)
{
    m_native->setCurrentIndex(m_native->findData(toWord(native.root)));
    showRows();
    check();
}

} // namespace runwatt::wizard
