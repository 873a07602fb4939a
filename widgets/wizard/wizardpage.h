// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/plan.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace runwatt::wizard {

/// One page of the wizard: a part of the plan. A page keeps what was typed, whatever page is shown.
class WizardPage : public QWidget
{
    Q_OBJECT

public:
    WizardPage(const QString &title, const QString &explanation, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const { return m_title; }

    /// What was chosen, in a few words, for the list of steps: "2 devices".
    [[nodiscard]] virtual QString summary() const = 0;

    /// Why one cannot go on, with what to do; empty when all is well.
    [[nodiscard]] virtual QString problem() const = 0;

    /// Whether a label of the page that is in view says the sentence, or says it of its field.
    [[nodiscard]] bool says(const QString &sentence) const;

    /// Shows the page's part of a plan. Emits nothing.
    virtual void load(const campaign::Plan &plan) = 0;

    /// Writes the page's part into a plan.
    virtual void store(campaign::Plan &plan) const = 0;

signals:
    void changed(); ///< by the person, or by what was found out meanwhile
    void arranged(); ///< other things may be in view now

protected:
    bool event(QEvent *event) override;

    /// Below the title and the explanation.
    [[nodiscard]] QVBoxLayout *content() const { return m_content; }

    /// A heading over a part of the page.
    QLabel *addHeading(const QString &text);
    /// A sentence in small, muted letters.
    QLabel *addCaption(const QString &text);

private:
    QString m_title;
    QVBoxLayout *m_content;
};

} // namespace runwatt::wizard
