// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bench/installpanel.h"

#include "core/device/capabilities.h"
#include "widgets/common/textlabel.h"
#include "widgets/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace runwatt::bench {

using namespace Qt::Literals::StringLiterals;
using common::Role;
using common::Theme;
using Stage = device::InstallStep::Stage;

namespace {

constexpr int kLogLines = 9; ///< seen at once

} // namespace

InstallPanel::InstallPanel(QWidget *parent)
    : QFrame(parent)
    , m_sentence(common::makeTextLabel(this))
    , m_detail(common::makeTextLabel(this))
    , m_progress(new QProgressBar(this))
    , m_install(new QPushButton(tr("&Install it"), this))
    , m_cancel(new QPushButton(tr("Cance&l"), this))
    , m_unfold(new QPushButton(tr("Show the lo&g"), this))
    , m_log(new QPlainTextEdit(this))
{
    using namespace common::spacing;
    Theme::setRole(this, Role::Card);
    Theme::setRole(m_detail, Role::Caption);
    m_install->setObjectName(u"installMissing"_s);
    m_cancel->setObjectName(u"cancelInstallation"_s);
    m_unfold->setObjectName(u"showInstallLog"_s);
    m_unfold->setCheckable(true);
    m_log->setObjectName(u"installLog"_s);
    m_log->setReadOnly(true);
    Theme::setRole(m_log, Role::Code);
    m_log->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_log->setAccessibleName(tr("Log of the installation"));
    m_log->setFixedHeight(kLogLines * fontMetrics().lineSpacing() + 2 * kSmall);
    m_log->hide();
    m_progress->setAccessibleName(tr("Progress of the installation"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kLarge, kMedium, kLarge, kMedium);
    layout->setSpacing(kSmall);
    layout->addWidget(m_sentence);
    layout->addWidget(m_detail);
    layout->addWidget(m_progress);
    auto *row = new QHBoxLayout;
    row->setSpacing(kSmall);
    row->addWidget(m_install);
    row->addWidget(m_cancel);
    row->addWidget(m_unfold);
    row->addStretch(1);
    layout->addLayout(row);
    layout->addWidget(m_log);
    connect(m_install, &QPushButton::clicked, this, [this] { emit installRequested(m_packages); });
    connect(m_cancel, &QPushButton::clicked, this, &InstallPanel::cancelRequested);
    connect(m_unfold, &QPushButton::toggled, m_log, &QWidget::setVisible);
    hide();
}

void InstallPanel::setEntry(const DeviceEntry &entry)
{
    if (entry.plan.name != m_device) {
        m_device = entry.plan.name;
        m_unfold->setChecked(false);
        m_log->clear();
        m_linesShown = 0;
        m_lastLine.clear();
    }
    QStringList packages;
    if (entry.profile && entry.state == LinkState::Ready)
        packages = device::installablePackages(*entry.profile);
    m_packages = packages;
    const bool isShown = !packages.isEmpty() || entry.installation;
    if (isShown && entry.installation) {
        showLog(entry.installation->log);
        if (entry.installation->isRunning)
            showRunning(*entry.installation);
        else
            showEnd(*entry.installation, packages);
    } else if (isShown) {
        showLog({});
        showOffer(packages);
    }
    setVisible(isShown);
}

void InstallPanel::showOffer(const QStringList &packages)
{
    m_sentence->setText(tr("Not there, and can be installed: %1").arg(packages.join(u", "_s)));
    m_detail->setText(tr("By the device's apt, as root. Nothing is removed for it."));
    m_detail->show();
    m_progress->hide();
    m_install->show();
    m_cancel->hide();
}

void InstallPanel::showRunning(const Installation &installation)
{
    m_sentence->setText(tr("%1: %2").arg(installation.packages.join(u", "_s),
                                         device::displayName(installation.stage)));
    m_detail->setVisible(installation.stage == Stage::Installing);
    m_detail->setText(
        tr("This goes on to its end on the device, even if the link is lost: packages "
           "installed by half would do harm."));
    m_progress->setRange(0, installation.percent < 0 ? 0 : 100);
    m_progress->setValue(installation.percent);
    m_progress->show();
    m_install->hide();
    m_cancel->show();
    m_cancel->setEnabled(installation.stage != Stage::Installing);
}

void InstallPanel::showEnd(const Installation &installation, const QStringList &packages)
{
    m_progress->hide();
    m_cancel->hide();
    m_install->setVisible(!packages.isEmpty());
    m_detail->hide();
    if (!installation.error) {
        m_sentence->setText(tr("Installed: %1").arg(installation.packages.join(u", "_s)));
        if (!packages.isEmpty())
            showOffer(packages);
        return;
    }
    if (installation.error->code == ErrorCode::Cancelled) {
        m_sentence->setText(
            tr("Stopped. Nothing was installed of %1.").arg(installation.packages.join(u", "_s)));
        return;
    }
    m_sentence->setText(installation.error->text());
}

void InstallPanel::showLog(const QStringList &lines)
{
    m_unfold->setVisible(!lines.isEmpty());
    if (lines.isEmpty()) {
        m_unfold->setChecked(false);
        m_log->clear();
    } else if (lines.size() > m_linesShown && m_linesShown > 0
               && lines.at(m_linesShown - 1) == m_lastLine) {
        for (qsizetype i = m_linesShown; i < lines.size(); ++i)
            m_log->appendPlainText(lines.at(i));
    } else if (lines.size() != m_linesShown || lines.last() != m_lastLine) {
        m_log->setPlainText(lines.join(u'\n'));
        m_log->verticalScrollBar()->setValue(m_log->verticalScrollBar()->maximum());
    }
    m_linesShown = lines.size();
    m_lastLine = lines.isEmpty() ? QString() : lines.last();
}

} // namespace runwatt::bench
