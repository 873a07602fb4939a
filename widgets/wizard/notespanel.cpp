// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/notespanel.h"

#include "core/campaign/workloadnotes.h"
#include "widgets/common/theme.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace runwatt::wizard {

using namespace Qt::Literals::StringLiterals;

NotesPanel::NotesPanel(QWidget *parent)
    : QWidget(parent)
    , m_notes(new QLabel(this))
{
    m_notes->setObjectName(u"notes"_s);
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setWordWrap(true);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *heading = new QLabel(tr("What the workloads will measure"), this);
    common::Theme::setRole(heading, common::Role::Heading);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, common::spacing::kSmall, 0, 0);
    layout->addWidget(heading);
    layout->addWidget(m_notes);
    hide();
}

void NotesPanel::showNotes(const campaign::Plan &plan,
                           const campaign::Matrix &matrix,
                           const std::vector<KnownDevice> &devices)
{
    QStringList sentences;
    for (std::size_t i = 0; i < plan.devices.size(); ++i) {
        const QString &name = plan.devices[i].name;
        const auto known = std::ranges::find_if(
            devices, [&name](const KnownDevice &each) { return each.plan.name == name; });
        const bool isKnown = known != devices.cend() && known->profile;
        const qint64 memory = isKnown ? known->profile->memoryBytes : 0;
        const QStringList notes = campaign::concessionNotes(plan, matrix, i)
            + campaign::cacheNotes(plan, matrix, i, memory);
        for (const QString &note : notes)
            sentences.append(tr("%1: %2").arg(name, note));
    }
    m_notes->setText(sentences.join(u'\n'));
    setVisible(!sentences.isEmpty());
}

} // namespace runwatt::wizard
