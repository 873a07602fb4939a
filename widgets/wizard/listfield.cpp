// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/listfield.h"

#include "widgets/common/problemlabel.h"
#include "widgets/common/theme.h"

#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace runwatt::wizard {

ListField::ListField(const QString &accessibleName, Check check, QWidget *parent)
    : QWidget(parent)
    , m_check(std::move(check))
    , m_edit(new QLineEdit(this))
    , m_problem(new common::ProblemLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(common::spacing::kTiny);
    layout->addWidget(m_edit);
    layout->addWidget(m_problem);
    m_edit->setAccessibleName(accessibleName);
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        checkText();
        emit changed();
    });
    checkText();
}

void ListField::setWords(const QStringList &words)
{
    m_edit->setText(words.join(QStringLiteral(", ")));
    checkText();
}

void ListField::setPlaceholder(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

QString ListField::problem() const
{
    return m_problem->problem();
}

void ListField::checkText()
{
    static const QRegularExpression separator(QStringLiteral("[,;]"));
    m_words.clear();
    QString problem;
    const QStringList tokens = m_edit->text().split(separator, Qt::SkipEmptyParts);
    for (const QString &token : tokens) {
        const QString typed = token.trimmed();
        if (typed.isEmpty())
            continue;
        const Result<QString> word = m_check(typed);
        if (!word) {
            problem = tr("“%1”: %2").arg(typed, word.error().text());
            break;
        }
        if (!m_words.contains(*word))
            m_words.append(*word);
    }
    if (problem.isEmpty() && m_words.isEmpty())
        problem = tr("Type at least one value.");
    if (!problem.isEmpty())
        m_words.clear();
    m_problem->setProblem(problem);
}

} // namespace runwatt::wizard
