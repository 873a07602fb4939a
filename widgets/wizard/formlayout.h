// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFormLayout>

namespace runwatt::wizard {

/// A field of a panel is made no wider than this, so that large text leaves room for its label;
/// what does not fit into it then is elided.
inline constexpr int kWidestField = 420;

/// A form with rows whose height goes by their width: chips, sentences. Qt's own (6.4) keeps the
/// rows' heights of the width that it was asked about last, and arranges the form with them also
/// when it got another width: asked for its size hint, at which all chips stand in one row, it gave
/// them the room of one row although they took two.
class FormLayout : public QFormLayout
{
    Q_OBJECT

public:
    using QFormLayout::QFormLayout;

    [[nodiscard]] int heightForWidth(int width) const override;
};

/// The form of a panel of the wizard: without a margin, its fields as wide as they ask to be.
[[nodiscard]] FormLayout *makePanelForm(QWidget *panel);

/// Gives all forms inside a page the label column of the one with the longest label, so that their
/// fields begin below each other. For once, when all panels are made.
void alignForms(const QWidget &page);

} // namespace runwatt::wizard
