// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/campaignfilefield.h"

#include "widgets/common/dialogfolder.h"
#include "widgets/common/icons.h"
#include "widgets/common/problemlabel.h"
#include "widgets/common/theme.h"

#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>

namespace runwatt::wizard {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString kSuffix = u".runwatt"_s;

/// A title as part of a file's name.
QString fileNameOf(const QString &title)
{
    static const QRegularExpression notForNames(u"[^\\p{L}\\p{N}]+"_s);
    QString name = title.toLower().replace(notForNames, u"-"_s);
    while (name.startsWith(u'-'))
        name.remove(0, 1);
    while (name.endsWith(u'-'))
        name.chop(1);
    constexpr int kLongest = 60;
    return name.isEmpty() ? u"campaign"_s : name.left(kLongest);
}

/// What the disk has against a campaign's file; empty when nothing. Waits for the disk.
QString obstacleTo(const QString &file)
{
    if (QFileInfo::exists(file)) {
        return CampaignFileField::tr("%1 exists already. Choose another name, or open it to go on "
                                     "with it.")
            .arg(file);
    }
    // The folder is made when the campaign starts; what it will be made in must be a folder.
    QFileInfo above(QFileInfo(file).path());
    while (!above.exists() && !above.isRoot())
        above.setFile(above.path());
    if (above.isDir() && above.isWritable())
        return {};
    return CampaignFileField::tr("Nothing can be written in %1. Choose another folder.")
        .arg(above.filePath());
}

} // namespace

CampaignFileField::CampaignFileField(QWidget *parent)
    : QWidget(parent)
    , m_file(new QLineEdit(this))
    , m_problem(new common::ProblemLabel(this))
{
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(common::spacing::kSmall);
    m_file->setObjectName(u"file"_s);
    m_file->setAccessibleName(tr("Campaign file"));
    auto *browseButton =
        new QPushButton(common::icon(common::Symbol::Folder), tr("&Choose…"), this);
    layout->addWidget(m_file, 0, 0);
    layout->addWidget(browseButton, 0, 1);
    layout->addWidget(m_problem, 1, 0, 1, 2);
    setFocusProxy(m_file);
    connect(browseButton, &QPushButton::clicked, this, &CampaignFileField::browse);
    connect(m_file, &QLineEdit::textEdited, this, [this] {
        m_isTyped = true;
        take();
        emit changed();
    });
}

void CampaignFileField::setDefaultFolder(const QString &folder)
{
    m_folder = folder;
    propose();
}

void CampaignFileField::setTitle(const QString &title)
{
    if (title == m_title)
        return;
    m_title = title;
    propose();
}

void CampaignFileField::forgetTyped()
{
    m_isTyped = false;
    propose();
}

QString CampaignFileField::file() const
{
    QString file = m_file->text().trimmed();
    if (file.startsWith(u"~/"))
        file.replace(0, 1, QDir::homePath());
    return file;
}

QString CampaignFileField::problem() const
{
    const QString file = CampaignFileField::file();
    if (!file.startsWith(u'/'))
        return tr("The campaign file must be an absolute path.");
    if (!file.endsWith(kSuffix))
        return tr("The campaign file's name must end with %1.").arg(kSuffix);
    return file == m_lookedAt ? m_obstacle : QString();
}

void CampaignFileField::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_asked.clear(); // a file may have come, or gone, since
    take();
}

void CampaignFileField::propose()
{
    if (m_isTyped || m_folder.isEmpty())
        return;
    const QString stamp = QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmm"_s);
    m_file->setText(m_folder + u'/' + fileNameOf(m_title) + u'-' + stamp + kSuffix);
    take();
}

void CampaignFileField::browse()
{
    // Not where nothing can be written: Qt's dialog looks into the files of its folder, and those
    // of /proc can make it wait for ever.
    const bool isGood = file() == m_lookedAt && m_obstacle.isEmpty();
    const QString folder = isGood ? QFileInfo(file()).path() : m_folder;
    auto *dialog = new QFileDialog(this, tr("Campaign file"), common::dialogFolder(folder),
                                   tr("Campaigns (*.runwatt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(kSuffix.mid(1));
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // an existing one is refused below
    dialog->selectFile(QFileInfo(file()).fileName());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &chosen) {
        m_isTyped = true;
        m_file->setText(chosen);
        take();
        emit changed();
    });
    dialog->open();
}

void CampaignFileField::take()
{
    m_problem->setProblem(problem());
    const QString file = CampaignFileField::file();
    if (file == m_asked || !file.startsWith(u'/'))
        return;
    m_asked = file;
    m_isStale = true;
    if (!m_isLooking)
        m_scope.start(look(m_scope.token()));
}

Task<void> CampaignFileField::look(StopToken stop)
{
    // One look at a time: a disk that does not answer shall not take a thread for each key.
    m_isLooking = true;
    while (m_isStale) {
        m_isStale = false;
        const QString file = m_asked;
        const auto onThread = [file] { return obstacleTo(file); };
        const Result<QString> obstacle = co_await onWorker(onThread, stop);
        if (!obstacle || stop.stopRequested()) // the window closes
            co_return;
        m_lookedAt = file;
        m_obstacle = *obstacle;
    }
    m_isLooking = false;
    m_problem->setProblem(problem());
    emit changed();
}

} // namespace runwatt::wizard
