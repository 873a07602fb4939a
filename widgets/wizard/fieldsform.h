// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benchmark/benchmark.h"
#include "widgets/wizard/workloadform.h"

#include <functional>
#include <vector>

class QLabel;
class QToolButton;

namespace runwatt::common {
class ProblemLabel;
}

namespace runwatt::wizard {

/// The form of a benchmark that says itself what to ask for (Benchmark::fields()).
class FieldsForm : public WorkloadForm
{
    Q_OBJECT

public:
    explicit FieldsForm(const benchmark::Benchmark &benchmark, QWidget *parent = nullptr);

    void setParameters(const QJsonObject &parameters) override;
    [[nodiscard]] QJsonObject parameters() const override;
    [[nodiscard]] QString problem() const override;

private:
    /// A parameter and the widget that asks for it.
    struct Field
    {
        benchmark::ParameterField parameter;
        QWidget *widget = nullptr;
        std::function<void(const QJsonValue &)> show;
        std::function<QJsonValue()> value;
        std::function<QString()> problem; ///< of the widget alone
    };

    [[nodiscard]] Field makeField(const benchmark::ParameterField &parameter);
    Field makeList(const benchmark::ParameterField &parameter);
    Field makeChips(const benchmark::ParameterField &parameter);
    Field makeSeconds(const benchmark::ParameterField &parameter);
    Field makeLine(const benchmark::ParameterField &parameter);
    Field makeText(const benchmark::ParameterField &parameter);
    void addFields(QFormLayout *form);
    [[nodiscard]] bool belongs(const Field &field) const;
    [[nodiscard]] QStringList chosen(const QString &parameter) const;
    [[nodiscard]] QJsonObject usualNow() const;
    [[nodiscard]] QJsonValue usualOf(const benchmark::ParameterField &parameter) const;
    void followUsual();
    void showFields();
    void tell();
    void showProblem();

    const benchmark::Benchmark &m_benchmark;
    std::vector<Field> m_fields;
    QFormLayout *m_form = nullptr; ///< once it is there with all fields
    QToolButton *m_more = nullptr; ///< where there is any
    QLabel *m_keptNote;
    common::ProblemLabel *m_problem;
    QJsonObject m_kept;
    bool m_isFilling = false;
    QJsonObject m_usual; ///< what the parameters are that nobody has changed
};

} // namespace runwatt::wizard
