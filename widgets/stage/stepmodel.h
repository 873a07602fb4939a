// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/steps.h"

#include <QAbstractListModel>
#include <QString>
#include <QTimer>

#include <deque>
#include <optional>
#include <vector>

namespace runwatt::stage {

/// A step's kind for people: "Title", "Live", "Race" ...
[[nodiscard]] QString displayName(store::StepKind kind);

/// The steps of a talk, in order, with what was done to them undone and done again. Both are told
/// as rows that come, go, move or change: indexes of the other steps stay theirs. Rows can be
/// dragged to another place. Texts are cut to store::bounded()'s lengths, and there are at most
/// store::kMaximumSteps. GUI thread.
class StepModel : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr std::size_t kMostUndone = 100;

    explicit StepModel(QObject *parent = nullptr);

    /// Another talk: nothing can be undone.
    void setSteps(std::vector<store::StepRecord> steps);

    [[nodiscard]] const std::vector<store::StepRecord> &steps() const { return m_steps; }

    [[nodiscard]] int count() const { return static_cast<int>(m_steps.size()); }

    /// `row` is one of them.
    [[nodiscard]] const store::StepRecord &at(int row) const
    {
        return m_steps[static_cast<std::size_t>(row)];
    }

    /// What the list calls it: its title, or its kind where it has none.
    [[nodiscard]] QString nameOf(int row) const;

    // Each is one thing to undo. False where it cannot be: no such row, or too many steps.
    bool insert(int row, const store::StepRecord &step); ///< before row; count(): at the end
    bool remove(int row);
    bool duplicate(int row); ///< the copy stands behind it
    bool move(int from, int to); ///< `to`: its row afterwards

    /// Replaces a step. Changes of the same part of the same row one after another, as typing makes
    /// them, are undone together, until endChange().
    bool change(int row, const store::StepRecord &step);

    /// What is changed next is a thing of its own to undo. Comes by itself after a pause.
    void endChange();

    [[nodiscard]] bool canUndo() const { return !m_past.empty(); }

    [[nodiscard]] bool canRedo() const { return !m_future.empty(); }

    void undo();
    void redo();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }

    bool moveRows(const QModelIndex &source,
                  int row,
                  int count,
                  const QModelIndex &target,
                  int targetRow) override;

signals:
    /// The person changed something, or took it back.
    void edited();

private:
    /// One thing that is done to one step.
    struct Edit
    {
        int from = -1; ///< its row before; -1: there was none yet
        int to = -1; ///< its row afterwards; -1: it is gone
        store::StepRecord before{}; ///< unless it moves
        store::StepRecord after{};
    };

    [[nodiscard]] static Edit inverseOf(const Edit &edit);
    void remember(Edit edit);
    void apply(const Edit &edit);
    void moveRow(int from, int to);

    std::vector<store::StepRecord> m_steps;
    std::deque<Edit> m_past; ///< the newest last
    std::deque<Edit> m_future;
    enum class Part { Title, Body, Notes, Contents, Several };

    /// What is changed as one thing.
    struct Place
    {
        int row = -1;
        Part part = Part::Several;

        bool operator==(const Place &) const = default;
    };

    [[nodiscard]] static Part partOf(const store::StepRecord &before,
                                     const store::StepRecord &after);

    std::optional<Place> m_changing; ///< where changes go on
    QTimer m_pause; ///< runs since the last of them
};

} // namespace runwatt::stage
