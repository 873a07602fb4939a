// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/stageview.h"

#include "widgets/common/theme.h"
#include "widgets/stage/chartscenes.h"
#include "widgets/stage/livescene.h"
#include "widgets/stage/racescene.h"
#include "widgets/stage/show.h"
#include "widgets/stage/stagepaint.h"
#include "widgets/stage/talk.h"
#include "widgets/stage/wordscenes.h"

#include <QPainter>
#include <QShowEvent>

#include <utility>
#include <vector>

namespace runwatt::stage {

/// Over every scene, at the right above.
class StageView::Marks : public QWidget
{
public:
    explicit Marks(StageView *view)
        : QWidget(view)
        , m_view(view)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

    [[nodiscard]] std::vector<std::pair<Origin, QString>> shown() const
    {
        std::vector<std::pair<Origin, QString>> marks;
        if (m_view->m_scene == nullptr)
            return marks;
        const Player *player = m_view->m_talk.player();
        const store::StepKind kind = m_view->m_talk.stepOf(m_view->row()).kind;
        const bool showsCurves = kind == store::StepKind::Live || kind == store::StepKind::Race;
        if (player != nullptr && player->isReplay() && showsCurves)
            marks.emplace_back(Origin::Replayed, player->recordedOn());
        const Origins origins = m_view->m_scene->shownOrigins();
        const bool saysReplay = !marks.empty();
        for (auto origin = origins.rbegin(); origin != origins.rend(); ++origin) {
            if (*origin != Origin::Replayed || !saysReplay)
                marks.emplace_back(*origin, QString());
        }
        return marks;
    }

    /// The file was altered: whatever is shown of it may be wrong.
    [[nodiscard]] QString unsoundMark() const
    {
        if (m_view->m_scene == nullptr)
            return {};
        const StageSubject &subject = m_view->m_talk.subjectOf(m_view->row());
        const bool isUnsound = subject.campaign != nullptr && !subject.campaign->unsound.isEmpty();
        return isUnsound ? StageView::tr("NOT SOUND") : QString();
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        Q_UNUSED(event)
        QPainter painter(this);
        const double unit = stageUnit(m_view->size());
        double right = width() - 4 * unit;
        for (const auto &[origin, text] : shown()) {
            const QRectF box = paintMark(painter, {right, 0.9 * unit}, Origins{origin}, text,
                                         palette(), stageFont(*m_view, 2.6));
            right = box.left() - unit;
        }
        const QFont large = stageFont(*m_view, 2.6, QFont::Bold);
        painter.setFont(large);
        painter.setPen(common::Theme::colours(palette()).problem);
        painter.drawText(QRectF(0, 0.9 * unit, right, QFontMetricsF(large).height()),
                         Qt::AlignRight | Qt::AlignVCenter, unsoundMark());
    }

private:
    StageView *m_view;
};

StageView::StageView(Talk &talk, SceneUse use, Follows follows, QWidget *parent)
    : QWidget(parent)
    , m_talk(talk)
    , m_use(use)
    , m_follows(follows)
    , m_marks(new Marks(this))
{
    setObjectName(QStringLiteral("stageView"));
    connect(&talk, &Talk::stepChanged, this, &StageView::showStep);
    connect(&talk, &Talk::subjectChanged, this, &StageView::showAnew);
    connect(&talk, &Talk::refreshed, this, &StageView::refresh);
    connect(&talk, &Talk::blankChanged, this, &StageView::showBlank);
    showStep();
}

int StageView::row() const
{
    return m_talk.current() + (m_follows == Follows::Next ? 1 : 0);
}

Scene *StageView::sceneFor(store::StepKind kind)
{
    Scene *&scene = m_scenes[kind];
    if (scene != nullptr)
        return scene;
    switch (kind) {
    case store::StepKind::Title:
        return scene = new TitleScene(m_use, this);
    case store::StepKind::Live:
        return scene = new LiveScene(m_use, this);
    case store::StepKind::Race:
        return scene = new RaceScene(m_use, this);
    case store::StepKind::Figure:
        return scene = new FigureScene(m_use, this);
    case store::StepKind::Text:
        return scene = new TextScene(m_use, this);
    case store::StepKind::End:
        return scene = new EndScene(m_use, this);
    }
    return nullptr;
}

void StageView::showStep()
{
    const bool isThere = row() >= 0 && row() < m_talk.steps().count();
    m_scene = isThere ? sceneFor(m_talk.stepOf(row()).kind) : nullptr;
    place();
    std::optional<store::StepRecord> seen;
    if (isThere) {
        seen = m_talk.shownStep(row());
        seen->notes.clear(); // the audience does not see them, and they change with each key
    }
    if (m_scene != nullptr && seen != m_shown) {
        m_scene->setStep(*seen, m_talk.subjectOf(row()));
        setAccessibleName(m_scene->accessibleName());
        setAccessibleDescription(m_scene->accessibleDescription());
    }
    m_shown = seen;
    m_marks->update();
}

void StageView::refresh()
{
    if (m_scene != nullptr)
        m_scene->refresh();
    m_marks->update();
}

void StageView::showAnew()
{
    m_shown.reset();
    showStep();
}

void StageView::showBlank()
{
    place();
    // A race that was hidden has stopped.
    if (!isBlank())
        showAnew();
}

bool StageView::isBlank() const
{
    return m_follows == Follows::Current && m_talk.isBlank();
}

QStringList StageView::marks() const
{
    QStringList words;
    for (const auto &[origin, text] : m_marks->shown())
        words.append(text.isEmpty() ? mark(origin) : mark(origin) + QChar(u' ') + text);
    words.append(m_marks->unsoundMark());
    words.removeAll(QString());
    return words;
}

void StageView::place()
{
    for (const auto &[kind, scene] : m_scenes) {
        scene->setGeometry(rect());
        scene->setVisible(scene == m_scene && !isBlank());
    }
    m_marks->setGeometry(rect());
    m_marks->setVisible(!isBlank());
    m_marks->raise();
    update();
}

void StageView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous())
        showAnew();
}

void StageView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void StageView::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.fillRect(rect(),
                     isBlank() ? QColor(Qt::black) : common::Theme::colours(palette()).window);
}

} // namespace runwatt::stage
