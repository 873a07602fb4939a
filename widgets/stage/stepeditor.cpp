// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/stepeditor.h"

#include "core/figure/figure.h"
#include "widgets/common/theme.h"
#include "widgets/stage/talk.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QTextCursor>
#include <QVBoxLayout>

#include <algorithm>

namespace runwatt::stage {

using namespace common::spacing;
using namespace Qt::Literals::StringLiterals;
using store::StepKind;

namespace {

/// Sets a text only when it is another: the place of the cursor stays, as far as there is one.
void setTextOf(QPlainTextEdit *edit, const QString &text)
{
    if (edit->toPlainText() == text)
        return;
    QTextCursor cursor = edit->textCursor();
    const int place = cursor.position();
    edit->setPlainText(text);
    cursor.setPosition(std::min(place, edit->document()->characterCount() - 1));
    edit->setTextCursor(cursor);
}

} // namespace

StepEditor::StepEditor(Talk &talk, QWidget *parent)
    : QWidget(parent)
    , m_talk(talk)
    , m_title(new QLineEdit(this))
    , m_contentsName(new QLabel(tr("&Shows"), this))
    , m_contents(new QComboBox(this))
    , m_pointsName(new QLabel(tr("&Points, one a line, at most five"), this))
    , m_points(new QPlainTextEdit(this))
    , m_notes(new QPlainTextEdit(this))
{
    m_title->setObjectName(u"stepTitle"_s);
    m_title->setMaxLength(static_cast<int>(store::kMaximumStepTitle));
    m_title->setPlaceholderText(tr("From what is shown"));
    m_contents->setObjectName(u"stepContents"_s);
    m_contents->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_contents->setMinimumContentsLength(12);
    m_points->setObjectName(u"stepPoints"_s);
    m_points->setTabChangesFocus(true);
    m_notes->setObjectName(u"stepNotes"_s);
    m_notes->setTabChangesFocus(true);
    m_notes->setPlaceholderText(tr("What you want to say; the audience does not see it"));
    QFont readFromAfar = m_notes->font();
    readFromAfar.setPointSizeF(readFromAfar.pointSizeF() * 1.3);
    m_notes->setFont(readFromAfar);
    auto *title = new QLabel(tr("&Heading"), this);
    title->setBuddy(m_title);
    auto *notes = new QLabel(tr("&Notes"), this);
    notes->setBuddy(m_notes);
    m_contentsName->setBuddy(m_contents);
    m_pointsName->setBuddy(m_points);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kTiny);
    column->addWidget(notes);
    column->addWidget(m_notes, 3);
    column->addSpacing(kSmall);
    column->addWidget(title);
    column->addWidget(m_title);
    column->addWidget(m_contentsName);
    column->addWidget(m_contents);
    column->addWidget(m_pointsName);
    column->addWidget(m_points, 2);
    for (QWidget *text : {m_points->viewport(), m_notes->viewport()})
        text->setMinimumHeight(40);
    for (QWidget *text : {static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_points),
                          static_cast<QWidget *>(m_notes)})
        text->installEventFilter(this);
    connect(m_title, &QLineEdit::textEdited, this, &StepEditor::change);
    connect(m_contents, &QComboBox::activated, this, &StepEditor::changeContents);
    connect(m_points, &QPlainTextEdit::textChanged, this, &StepEditor::change);
    connect(m_notes, &QPlainTextEdit::textChanged, this, &StepEditor::change);
    connect(&talk, &Talk::stepChanged, this, &StepEditor::showStep);
    connect(&talk, &Talk::subjectChanged, this, &StepEditor::showStep);
    showStep();
}

bool StepEditor::eventFilter(QObject *watched, QEvent *event)
{
    // A field's own undo knows only what was typed into it since the step came: the talk's, which
    // the window's shortcuts are for, takes back the last change wherever it was.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *keys = static_cast<QKeyEvent *>(event);
        if (keys->matches(QKeySequence::Undo) || keys->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void StepEditor::showStep()
{
    const QScopedValueRollback<bool> showing(m_isShowing, true);
    const int row = m_talk.current();
    if (row != m_row)
        m_talk.steps().endChange();
    m_row = row;
    setEnabled(row >= 0);
    const store::StepRecord step = row >= 0 ? m_talk.stepOf(row) : store::StepRecord();
    if (m_title->text() != step.title)
        m_title->setText(step.title);
    setTextOf(m_points, step.body);
    setTextOf(m_notes, step.notes);
    const bool hasPoints = step.kind == StepKind::Text;
    m_points->setVisible(hasPoints);
    m_pointsName->setVisible(hasPoints);
    const bool hasContents =
        step.kind == StepKind::Live || step.kind == StepKind::Race || step.kind == StepKind::Figure;
    m_contents->setVisible(hasContents);
    m_contentsName->setVisible(hasContents);
    // A list that is open is being chosen from.
    if (hasContents && !m_contents->view()->isVisible())
        offerContents(step);
}

void StepEditor::offerTrials()
{
    m_contents->addItem(tr("The trial that runs, or the first"), qint64(0));
    for (const store::TrialRecord &trial : m_talk.subject().campaign->trials) {
        const store::CellRecord *cell = m_talk.subject().campaign->find(trial.cell);
        if (cell == nullptr || trial.state != store::TrialState::Complete)
            continue;
        const store::WorkloadRecord *workload = m_talk.subject().campaign->find(cell->workload);
        m_contents->addItem(u"%1, %2, %3"_s.arg(cell->runtime,
                                                workload != nullptr ? workload->title : QString(),
                                                QString::number(trial.repetition)),
                            trial.id.value);
    }
}

void StepEditor::offerContents(const store::StepRecord &step)
{
    m_contents->clear();
    if (m_talk.subject().campaign == nullptr)
        return;
    QVariant chosen;
    if (step.kind == StepKind::Live) {
        offerTrials();
        chosen = step.trial.value;
    } else if (step.kind == StepKind::Race) {
        for (const store::WorkloadRecord &workload : m_talk.subject().campaign->workloads)
            m_contents->addItem(workload.title, workload.id.value);
        chosen = step.workload.value;
    } else {
        for (const figure::Preset &preset : figure::presets()) {
            const Result<figure::Figure> figure = figure::presetFigure(preset.name);
            if (figure && figure->kind == figure::Kind::GroupedBars)
                m_contents->addItem(preset.description, preset.name);
        }
        chosen = step.figure;
    }
    m_contents->setCurrentIndex(m_contents->findData(chosen));
}

void StepEditor::change()
{
    const int row = m_talk.current();
    if (m_isShowing || row < 0)
        return;
    store::StepRecord step = m_talk.stepOf(row);
    step.title = m_title->text();
    step.notes = m_notes->toPlainText();
    if (step.kind == StepKind::Text)
        step.body = m_points->toPlainText();
    m_talk.steps().change(row, step);
}

void StepEditor::changeContents()
{
    const int row = m_talk.current();
    // What a step shows may be none of what is offered: nothing is chosen then.
    const QVariant chosen = m_contents->currentData();
    if (row < 0 || !chosen.isValid())
        return;
    store::StepRecord step = m_talk.stepOf(row);
    if (step.kind == StepKind::Live) {
        if (step.trial.value != chosen.toLongLong())
            step.timeNs.reset(); // a time within the other trial
        step.trial = store::TrialId{chosen.toLongLong()};
    } else if (step.kind == StepKind::Race) {
        step.workload = store::WorkloadId{chosen.toLongLong()};
    } else if (step.kind == StepKind::Figure) {
        step.figure = chosen.toString();
    }
    m_talk.steps().change(row, step);
}

} // namespace runwatt::stage
