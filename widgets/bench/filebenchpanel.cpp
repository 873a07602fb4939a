// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bench/filebenchpanel.h"

#include "core/device/filebenchbuild.h"
#include "core/device/privilege.h"
#include "widgets/common/dialogfolder.h"
#include "widgets/common/flowlayout.h"
#include "widgets/common/textlabel.h"
#include "widgets/common/theme.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace runwatt::bench {

using namespace Qt::Literals::StringLiterals;
using common::Role;
using common::Theme;

namespace {

/// In groups, which are easier to compare, and can go on in the next line.
QString grouped(const QString &sum)
{
    constexpr qsizetype kGroup = 8;
    QStringList groups;
    for (qsizetype at = 0; at < sum.size(); at += kGroup)
        groups.append(sum.mid(at, kGroup));
    return groups.join(u' ');
}

} // namespace

FilebenchPanel::FilebenchPanel(QWidget *parent)
    : QFrame(parent)
    , m_sentence(common::makeTextLabel(this))
    , m_detail(common::makeTextLabel(this))
    , m_file(common::makeTextLabel(this))
    , m_needs(new QPushButton(tr("Install &what it takes"), this))
    , m_choose(new QPushButton(tr("Choose a &file..."), this))
    , m_build(new QPushButton(tr("&Build from this file"), this))
{
    using namespace common::spacing;
    Theme::setRole(this, Role::Card);
    Theme::setRole(m_detail, Role::Caption);
    Theme::setRole(m_build, Role::Primary);
    m_file->setObjectName(u"filebenchFile"_s);
    m_needs->setObjectName(u"installBuildPackages"_s);
    m_choose->setObjectName(u"chooseFilebench"_s);
    m_build->setObjectName(u"buildFilebenchFile"_s);
    m_choose->setToolTip(tr("The tar.gz of a release of Filebench, on this computer"));
    m_sentence->setText(
        tr("Filebench is not installed. Runwatt can build it from its source, which takes the "
           "device a minute or two."));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kLarge, kMedium, kLarge, kMedium);
    layout->setSpacing(kSmall);
    layout->addWidget(m_sentence);
    layout->addWidget(m_detail);
    layout->addWidget(m_file);
    auto *row = new common::FlowLayout; // large text does not fit into one
    row->setSpacing(kSmall);
    row->addWidget(m_needs);
    row->addWidget(m_build);
    for (const device::FilebenchSource &release : device::filebenchReleases()) {
        auto *button = new QPushButton(tr("Build release %1").arg(release.version), this);
        button->setObjectName(u"buildFilebench "_s + release.version);
        button->setToolTip(tr("The device downloads %1, which must have the SHA-256 %2")
                               .arg(release.address, release.sha256));
        connect(button, &QPushButton::clicked, this,
                [this, release] { emit buildRequested(release); });
        row->addWidget(button);
        m_releases.append(button);
    }
    row->addWidget(m_choose);
    layout->addLayout(row);
    connect(m_needs, &QPushButton::clicked, this, [this] { emit installRequested(m_packages); });
    connect(m_choose, &QPushButton::clicked, this, &FilebenchPanel::openFile);
    connect(m_build, &QPushButton::clicked, this, [this] {
        if (m_chosen)
            emit buildRequested(*m_chosen);
    });
    showFile();
    hide();
}

void FilebenchPanel::setEntry(const DeviceEntry &entry)
{
    if (entry.plan.name != m_device) {
        m_device = entry.plan.name;
        m_chosen.reset();
        showFile();
    }
    const bool isBusy =
        entry.isTryingGuest || (entry.installation && entry.installation->isRunning);
    const device::Capability filebench =
        entry.profile ? entry.profile->capability(u"filebench"_s) : device::Capability();
    // Without a reason it was not looked for.
    const bool isOffered = entry.state == LinkState::Ready && !isBusy
        && filebench.state == device::Capability::State::Missing && !filebench.reason.isEmpty();
    setVisible(isOffered);
    if (!isOffered)
        return;
    const QStringList lacks = device::filebenchBuildPackages(*entry.profile);
    const bool canInstall =
        device::rootPrefix(*entry.profile) && !entry.profile->fact(u"apt"_s).isEmpty();
    m_packages = canInstall ? lacks : QStringList();
    m_needs->setVisible(!m_packages.isEmpty());
    if (lacks.isEmpty()) {
        m_detail->setText(tr("Without root, in a folder of Runwatt's own: %1")
                              .arg(device::filebenchFolder(*entry.profile)));
    } else {
        m_detail->setText(tr("That takes what the device lacks. On the device: sudo apt install %1")
                              .arg(lacks.join(u' ')));
    }
    for (QPushButton *button : std::as_const(m_releases))
        button->setEnabled(lacks.isEmpty());
    m_choose->setEnabled(lacks.isEmpty());
    m_build->setEnabled(lacks.isEmpty());
}

void FilebenchPanel::openFile()
{
    auto *dialog = new QFileDialog(this, tr("Source of Filebench"), common::dialogFolder({}),
                                   tr("Sources (*.tar.gz *.tgz)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &FilebenchPanel::chooseFile);
    dialog->open();
}

void FilebenchPanel::chooseFile(const QString &file)
{
    m_scope.start(takeFile(file, m_scope.token()));
}

Task<void> FilebenchPanel::takeFile(QString file, StopToken stop)
{
    const QString device = m_device;
    const auto read = [file] { return device::filebenchSourceIn(file); };
    const Result<Result<device::FilebenchSource>> source = co_await onWorker(read, stop);
    if (!source || stop.stopRequested() || device != m_device)
        co_return;
    m_chosen = *source ? std::optional(**source) : std::nullopt;
    showFile();
    if (!*source) {
        m_file->setText(source->error().text());
        m_file->show();
    }
}

void FilebenchPanel::showFile()
{
    m_file->setVisible(m_chosen.has_value());
    m_build->setVisible(m_chosen.has_value());
    if (!m_chosen)
        return;
    const QString size = locale().formattedDataSize(m_chosen->bytes, 1, QLocale::DataSizeSIFormat);
    const QString known = m_chosen->version.isEmpty()
        ? tr("Runwatt knows no release of this sum: compare it with that of where you have it "
             "from.")
        : tr("That is release %1.").arg(m_chosen->version);
    m_file->setText(tr("%1, %2, SHA-256 %3")
                        .arg(QFileInfo(m_chosen->file).fileName(), size, grouped(m_chosen->sha256))
                    + u'\n' + known);
}

} // namespace runwatt::bench
