// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/comparison.h"
#include "core/store/records.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QHBoxLayout;
class QLabel;

namespace runwatt::compare {

/// The choices of a comparison: measure, axis, colours, panels. Offers what the campaign has.
class CompareControls : public QWidget
{
    Q_OBJECT

public:
    explicit CompareControls(QWidget *parent = nullptr);

    /// Offers the campaign's measures and factors. Choices that it still has stay; others become
    /// what fits it.
    void setCampaign(std::shared_ptr<const store::CampaignData> campaign);

    /// What is chosen, with panels "as needed" written out.
    [[nodiscard]] analysis::ComparisonRequest request() const;

    /// Chooses; what the campaign does not have is left as it was.
    void setRequest(const analysis::ComparisonRequest &request);

signals:
    void requestChanged();

private:
    QComboBox *addChoice(const QString &label, const QString &objectName, const QString &help);
    void fillMeasures();
    void fillDetails();
    void fillFactors();
    void chooseFitting();
    [[nodiscard]] QStringList offeredFactors() const;

    std::shared_ptr<const store::CampaignData> m_data;
    std::vector<analysis::Measure> m_measures;
    QHBoxLayout *m_layout;
    QComboBox *m_measure;
    QComboBox *m_detail;
    QComboBox *m_axis;
    QComboBox *m_series;
    QComboBox *m_panels;
    QStringList m_filters; ///< given by setRequest(); kept
    double m_confidence = 0.95;
};

} // namespace runwatt::compare
