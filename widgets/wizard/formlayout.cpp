// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/formlayout.h"

#include "widgets/common/theme.h"

#include <QWidget>

#include <algorithm>
#include <vector>

namespace runwatt::wizard {

int FormLayout::heightForWidth(int width) const
{
    // Only of the width of its hint does QFormLayout remember the height beside that of another
    // width, while it has one set of rows for both. One pixel more, and it is a width like any.
    return QFormLayout::heightForWidth(width == sizeHint().width() ? width + 1 : width);
}

FormLayout *makePanelForm(QWidget *panel)
{
    auto *form = new FormLayout(panel);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(common::spacing::kLarge);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    return form;
}

void alignForms(const QWidget &page)
{
    std::vector<QWidget *> labels;
    int widest = 0;
    for (const FormLayout *form : page.findChildren<FormLayout *>()) {
        for (int row = 0; row < form->rowCount(); ++row) {
            const QLayoutItem *item = form->itemAt(row, QFormLayout::LabelRole);
            if (item == nullptr || item->widget() == nullptr)
                continue;
            labels.push_back(item->widget());
            widest = std::max(widest, item->widget()->sizeHint().width());
        }
    }
    for (QWidget *label : labels)
        label->setMinimumWidth(widest);
}

} // namespace runwatt::wizard
