// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/compareview.h"

#include "widgets/common/emptystate.h"
#include "widgets/common/messagebar.h"
#include "widgets/common/theme.h"
#include "widgets/compare/comparecontrols.h"
#include "widgets/compare/comparisontables.h"
#include "widgets/compare/doubleclickguard.h"
#include "widgets/plot/barplot.h"
#include "widgets/plot/exportmenu.h"

#include <QDir>
#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::compare {

namespace {

using common::Role;
using common::Theme;

} // namespace

CompareView::CompareView(QWidget *parent)
    : QWidget(parent)
    , m_comparison(failure(ErrorCode::NotFound, tr("There is no figure to export yet.")))
    , m_message(new common::MessageBar(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new common::EmptyState(common::Symbol::Chart, {}, {}, this))
    , m_content(new QSplitter(Qt::Horizontal, this))
    , m_chart(new plot::BarPlot(this))
    , m_tables(new ComparisonTables(this))
    , m_guard(new DoubleClickGuard(this))
{
    m_chart->setObjectName(u"chart"_s);
    m_empty->setObjectName(u"empty"_s);
    m_message->setObjectName(u"message"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(common::spacing::kLarge, common::spacing::kMedium,
                               common::spacing::kLarge, common::spacing::kLarge);
    layout->setSpacing(common::spacing::kMedium);
    layout->addWidget(makeHeader());
    layout->addWidget(m_message);
    layout->addWidget(m_pages, 1);
    auto *card = new QFrame(m_content);
    Theme::setRole(card, Role::Card);
    auto *inCard = new QVBoxLayout(card);
    inCard->setContentsMargins(common::spacing::kTiny, common::spacing::kTiny,
                               common::spacing::kTiny, common::spacing::kTiny);
    inCard->addWidget(m_chart);
    m_content->addWidget(card);
    m_content->addWidget(m_tables);
    m_content->setStretchFactor(0, 1);
    m_content->setStretchFactor(1, 1);
    m_content->setSizes({500, 500});
    m_content->setChildrenCollapsible(false);
    m_content->setHandleWidth(common::spacing::kMedium);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_content);
    connectParts();
    refresh();
}

CompareView::~CompareView() = default;

QWidget *CompareView::makeHeader()
{
    auto *header = new QWidget(this);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins({});
    layout->setSpacing(common::spacing::kMedium);
    m_controls = new CompareControls(header);
    m_export = new plot::ExportButton(header);
    m_export->setObjectName(u"export"_s);
    layout->addWidget(m_controls);
    layout->addStretch(1);
    layout->addWidget(m_export, 0, Qt::AlignBottom);
    return header;
}

void CompareView::connectParts()
{
    connect(m_controls, &CompareControls::requestChanged, this, &CompareView::refresh);
    connect(m_chart, &plot::BarPlot::barSelected, this, &CompareView::chooseBar);
    connect(m_chart, &plot::BarPlot::barActivated, this, &CompareView::activateBar);
    connect(m_tables, &ComparisonTables::chosenChanged, this, &CompareView::markChosen);
    // Who hears of it shows another room, under the same pointer.
    m_guard->watch(m_tables->trialRows());
    m_guard->watch(m_chart);
    connect(m_tables, &ComparisonTables::trialActivated, this, [this](store::TrialId trial) {
        m_guard->swallowRest();
        emit trialActivated(trial);
    });
    connect(m_tables, &ComparisonTables::copied, this, [this](int rows) {
        m_message->showMessage(store::Severity::Information,
                               tr("%n row(s) copied as CSV.", nullptr, rows));
    });
    connect(m_empty, &common::EmptyState::actionTriggered, this,
            &CompareView::openCampaignRequested);
    m_export->setSource([this](figure::Width width) { return figure(width); });
    connect(m_export, &plot::ExportButton::exported, this, [this](const QString &file) {
        m_message->showMessage(store::Severity::Information,
                               tr("The figure is in %1.").arg(QDir::toNativeSeparators(file)));
        emit figureExported(file);
    });
    connect(m_export, &plot::ExportButton::failed, m_message, &common::MessageBar::showError);
}

void CompareView::setCampaign(std::shared_ptr<const store::CampaignData> campaign,
                              const QString &file)
{
    const bool isOther = !m_data || !campaign || m_data->campaign.uuid != campaign->campaign.uuid;
    m_data = std::move(campaign);
    m_file = file;
    if (isOther) {
        m_message->dismiss();
        m_export->setFolder(QFileInfo(file).absolutePath());
    }
    m_controls->setCampaign(m_data);
    refresh();
}

void CompareView::setRequest(const analysis::ComparisonRequest &request)
{
    m_controls->setRequest(request);
}

analysis::ComparisonRequest CompareView::request() const
{
    return m_controls->request();
}

Result<figure::FigureData> CompareView::figure(figure::Width width) const
{
    if (!m_comparison)
        return tl::make_unexpected(m_comparison.error());
    figure::Figure description;
    description.request = m_comparison->request;
    description.width = width;
    return figure::buildFigure(*m_data, description);
}

void CompareView::showEmpty(const QString &title, const QString &sentence, const QString &action)
{
    m_tables->clear();
    m_chart->setFigure(nullptr);
    m_export->setEnabled(false);
    m_empty->setTexts(title, sentence);
    m_empty->setAction(action);
    m_pages->setCurrentWidget(m_empty);
}

void CompareView::refresh()
{
    m_comparison = failure(ErrorCode::NotFound, tr("There is no figure to export yet."));
    m_export->setVisible(m_data != nullptr);
    m_controls->setVisible(m_data && !analysis::measures(*m_data).empty());
    if (!m_data)
        return showEmpty(tr("No campaign is open"),
                         tr("Open a campaign file, or run one: its trials are compared here, with "
                            "their intervals, as soon as they are complete."),
                         tr("Open a campaign…"));
    if (analysis::measures(*m_data).empty())
        return showEmpty(
            tr("No trial is complete yet"),
            tr("The first bars appear here when the first trial of \"%1\" is complete. "
               "Nothing needs to be done until then.")
                .arg(m_data->campaign.title));
    m_comparison = analysis::compare(*m_data, m_controls->request());
    if (!m_comparison) {
        const Error &error = m_comparison.error();
        return showEmpty(error.what, error.remedy.isEmpty() ? error.why : error.remedy);
    }
    showComparison(*m_comparison);
}

void CompareView::showComparison(const analysis::Comparison &comparison)
{
    const Result<figure::FigureData> drawn = figure(figure::Width::Page);
    if (!drawn)
        return showEmpty(drawn.error().what, drawn.error().remedy);
    m_chart->setFigure(std::make_shared<const figure::FigureData>(*drawn));
    m_tables->setComparison(comparison, m_data);
    m_export->setEnabled(true);
    m_pages->setCurrentWidget(m_content);
}

void CompareView::markChosen()
{
    const analysis::ComparisonCell *cell = m_tables->chosenCell();
    m_chart->setSelected(cell ? placeOf(*cell) : std::nullopt);
}

std::optional<plot::BarPlace> CompareView::placeOf(const analysis::ComparisonCell &cell) const
{
    const auto &drawn = m_chart->figure();
    if (!drawn)
        return std::nullopt;
    for (std::size_t panel = 0; panel < drawn->panels.size(); ++panel) {
        const auto &bars = drawn->panels[panel].bars;
        // Percentiles, and steps of a histogram, are of the same trials.
        const auto found = std::ranges::find_if(bars, [&cell](const figure::Bar &bar) {
            return bar.trials == cell.trials && bar.groupKey == cell.axisKey;
        });
        if (found != bars.end())
            return plot::BarPlace{static_cast<int>(panel), static_cast<int>(found - bars.begin())};
    }
    return std::nullopt;
}

void CompareView::chooseBar(const plot::BarPlace &place)
{
    const figure::BarPanel &panel =
        m_chart->figure()->panels.at(static_cast<std::size_t>(place.panel));
    const figure::Bar &bar = panel.bars.at(static_cast<std::size_t>(place.bar));
    m_tables->chooseCell(bar.trials, bar.groupKey);
}

void CompareView::activateBar(const plot::BarPlace &place)
{
    chooseBar(place);
    m_tables->activateChosen();
}

} // namespace runwatt::compare
