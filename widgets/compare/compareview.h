// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/comparison.h"
#include "core/base/result.h"
#include "core/figure/figure.h"
#include "core/store/records.h"

#include <QWidget>

#include <memory>
#include <optional>

class QSplitter;
class QStackedWidget;

namespace runwatt::common {
class EmptyState;
class MessageBar;
} // namespace runwatt::common

namespace runwatt::plot {
class BarPlot;
class ExportButton;
struct BarPlace;
} // namespace runwatt::plot

namespace runwatt::compare {

class CompareControls;
class ComparisonTables;
class DoubleClickGuard;

/// The Compare room: a campaign's trials by any factor, as a chart and as a table beside it; from a
/// bar or a row to its trials, and from one of these to its live view. Figures are exported here.
class CompareView : public QWidget
{
    Q_OBJECT

public:
    explicit CompareView(QWidget *parent = nullptr);
    ~CompareView() override;
    Q_DISABLE_COPY_MOVE(CompareView)

    /// The campaign to compare; call again with a new snapshot whenever a trial is complete. Null
    /// empties the room. `file` names it and is where exports begin.
    void setCampaign(std::shared_ptr<const store::CampaignData> campaign, const QString &file);

    /// Chooses what is compared, as the controls would.
    void setRequest(const analysis::ComparisonRequest &request);
    [[nodiscard]] analysis::ComparisonRequest request() const;

    /// The figure on the screen at a paper width. Error: why there is none.
    [[nodiscard]] Result<figure::FigureData> figure(figure::Width width) const;

signals:
    void trialActivated(runwatt::store::TrialId trial); ///< the person wants to see this trial
    void openCampaignRequested();
    void figureExported(const QString &file);

private:
    QWidget *makeHeader();
    void connectParts();
    void refresh();
    void showEmpty(const QString &title, const QString &sentence, const QString &action = {});
    void showComparison(const analysis::Comparison &comparison);
    void markChosen();
    void chooseBar(const plot::BarPlace &place);
    void activateBar(const plot::BarPlace &place);
    [[nodiscard]] std::optional<plot::BarPlace> placeOf(const analysis::ComparisonCell &cell) const;

    std::shared_ptr<const store::CampaignData> m_data;
    QString m_file;
    Result<analysis::Comparison> m_comparison;
    CompareControls *m_controls = nullptr;
    plot::ExportButton *m_export = nullptr;
    common::MessageBar *m_message = nullptr;
    QStackedWidget *m_pages = nullptr;
    common::EmptyState *m_empty = nullptr;
    QSplitter *m_content = nullptr;
    plot::BarPlot *m_chart = nullptr;
    ComparisonTables *m_tables = nullptr;
    DoubleClickGuard *m_guard = nullptr;
};

} // namespace runwatt::compare
