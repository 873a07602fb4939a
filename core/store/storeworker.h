// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/storesession.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace runwatt::store {

/// What the store thread runs: applies changes to the session and commits once a second. Lives in
/// the store thread; CampaignWriter calls it by queued invocations.
class StoreWorker : public QObject
{
    Q_OBJECT

public:
    using Opener = std::function<Result<std::unique_ptr<StoreSession>>()>;
    using Change = std::function<Result<void>(StoreSession &)>;

    /// What the facade needs to know of the opened file.
    struct Opened
    {
        CampaignData data;
        CampaignClock clock;
    };

    StoreWorker();
    /// Commits what is pending.
    ~StoreWorker() override;
    Q_DISABLE_COPY_MOVE(StoreWorker)

    [[nodiscard]] Result<Opened> open(const Opener &opener);

    void apply(const Change &change);

    [[nodiscard]] Result<void> commit();

    /// Commits, moves the log into the file, closes it and gives the lock back.
    [[nodiscard]] Result<void> close();

signals:
    void failed(const runwatt::Error &error);

private:
    void fail(const Error &error);
    void refuse(const Error &error);

    std::unique_ptr<StoreSession> m_session;
    std::optional<Error> m_error;
    QTimer m_timer;
};

} // namespace runwatt::store
