// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/diskpanel.h"

#include "core/campaign/diskspace.h"
#include "widgets/common/formatters.h"
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace runwatt::wizard {

using namespace Qt::Literals::StringLiterals;
using common::Symbol;
using common::Theme;

DiskPanel::DiskPanel(QWidget *parent)
    : QWidget(parent)
    , m_lines(new QGridLayout)
    , m_again(new QPushButton(tr("&Look again"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(common::spacing::kSmall);
    m_lines->setColumnStretch(1, 1);
    m_lines->setHorizontalSpacing(common::spacing::kSmall);
    m_lines->setVerticalSpacing(common::spacing::kTiny);
    layout->addLayout(m_lines);
    m_again->setObjectName(u"lookAgain"_s);
    m_again->setToolTip(tr("Ask the devices once more how much is free"));
    layout->addWidget(m_again, 0, Qt::AlignLeft);
    connect(m_again, &QPushButton::clicked, this, &DiskPanel::askAgain);
}

void DiskPanel::setNeeds(const std::vector<DiskNeed> &needs)
{
    if (needs == m_needs)
        return;
    m_needs = needs;
    if (isVisible())
        ask();
    showLines();
}

void DiskPanel::setStorage(const QString &device,
                           const QString &folder,
                           const Result<device::Storage> &storage)
{
    const auto found = m_questions.find(device);
    if (found == m_questions.end() || found->second.folder != folder)
        return;
    found->second.answer = storage;
    showLines();
    emit problemChanged();
}

QString DiskPanel::problem() const
{
    for (const DiskNeed &need : m_needs) {
        if (const std::optional<Error> error = obstacle(need))
            return error->text();
    }
    return {};
}

void DiskPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    askAgain();
}

void DiskPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showLines(); // their signs have the scheme's colours
    QWidget::changeEvent(event);
}

void DiskPanel::ask()
{
    for (const DiskNeed &need : m_needs) {
        if (!need.isConnected) {
            m_questions.erase(need.device.name);
            continue;
        }
        if (questionOf(need))
            continue;
        m_questions[need.device.name] = {need.device.folder, std::nullopt};
        emit storageRequested(need.device);
    }
}

void DiskPanel::askAgain()
{
    m_questions.clear();
    ask();
    showLines();
    emit problemChanged();
}

const DiskPanel::Question *DiskPanel::questionOf(const DiskNeed &need) const
{
    const auto found = m_questions.find(need.device.name);
    return found != m_questions.end() && found->second.folder == need.device.folder ? &found->second
                                                                                    : nullptr;
}

std::optional<Error> DiskPanel::obstacle(const DiskNeed &need) const
{
    const Question *question = questionOf(need);
    if (!question || !question->answer)
        return std::nullopt;
    const Result<device::Storage> &storage = *question->answer;
    if (storage) {
        const Result<void> fits = campaign::checkDiskSpace(need.device.name, *storage, need.bytes);
        return fits ? std::nullopt : std::optional(fits.error());
    }
    // A link that broke says nothing about the disk.
    const ErrorCode code = storage.error().code;
    const bool isCertain = code == ErrorCode::Unsupported || code == ErrorCode::PermissionDenied;
    return isCertain ? std::optional(storage.error()) : std::nullopt;
}

QString DiskPanel::sentence(const DiskNeed &need) const
{
    if (const std::optional<Error> error = obstacle(need))
        return error->text();
    if (need.bytes == 0)
        return tr("%1 needs no room for files.").arg(need.device.name);
    const QString needed = tr("%1 needs %2").arg(need.device.name, common::formatBytes(need.bytes));
    const Question *question = questionOf(need);
    if (!question)
        return tr("%1. It is not connected: it will be when the campaign starts, which ends there "
                  "if less is free. Connect it on the Bench to see that now.")
            .arg(needed);
    if (!question->answer)
        return tr("%1; asking how much is free…").arg(needed);
    const Result<device::Storage> &storage = *question->answer;
    if (!storage)
        return tr("%1; how much is free is not known. %2").arg(needed, storage.error().text());
    return tr("%1, %2 are free in %3 (%4).")
        .arg(needed, common::formatBytes(storage->freeBytes), storage->folder, storage->fileSystem);
}

void DiskPanel::showLines()
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const common::Colours colours = Theme::colours(palette());
    const int size = fontMetrics().height();
    int row = 0;
    for (const DiskNeed &need : m_needs) {
        const bool isBad = obstacle(need).has_value();
        const Question *question = questionOf(need);
        const bool isKnown = question && question->answer && question->answer->has_value();
        const QIcon icon = isBad ? common::icon(Symbol::Cross, colours.problem)
            : isKnown            ? common::icon(Symbol::Check, colours.success)
                                 : common::icon(Symbol::Minus, colours.mutedText);
        auto *sign = new QLabel(this);
        sign->setPixmap(icon.pixmap(size, size));
        auto *text = new QLabel(sentence(need), this);
        text->setObjectName(u"disk "_s + need.device.name);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_lines->addWidget(sign, row, 0, Qt::AlignTop);
        m_lines->addWidget(text, row, 1);
        ++row;
    }
    m_again->setVisible(std::ranges::any_of(m_needs, &DiskNeed::isConnected));
}

} // namespace runwatt::wizard
