// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/campaignsession.h"
#include "app/mainwindow.h"
#include "app/settings.h"
#include "app/talkkeeper.h"
#include "tests/support/patience.h"
#include "widgets/stage/talk.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>

/// What the tests of a talk in the real window share.
namespace runwatt::test {

/// The program's window with a campaign that is being presented.
struct Presented
{
    explicit Presented(
        const QString &file, const std::function<void()> &onceOpen = [] {})
        : settings(folder.filePath(QStringLiteral("runwatt.ini")))
        , window(std::make_unique<app::MainWindow>(&settings))
    {
        window->show();
        window->openCampaign(file);
        auto *session = window->findChild<app::CampaignSession *>();
        [session] { QTRY_VERIFY(session->data() != nullptr); }();
        onceOpen();
        window->activateWindow();
        (void)QTest::qWaitForWindowActive(window.get());
        QTest::keyClick(window.get(), Qt::Key_F5);
        keeper = window->findChild<app::TalkKeeper *>();
        const app::TalkKeeper *made = keeper;
        [made] { QTRY_VERIFY(made->talk()->steps().count() > 0); }();
    }

    [[nodiscard]] stage::Talk &talk() const { return *keeper->talk(); }

    /// What is shown was to be measured on, which fails at once: its plan plans nothing.
    void fail() const
    {
        auto *session = window->findChild<app::CampaignSession *>();
        session->start({}, session->file());
        [session] { QTRY_COMPARE(session->state(), campaign::RunState::Failed); }();
    }

    QTemporaryDir folder;
    app::Settings settings;
    std::unique_ptr<app::MainWindow> window;
    app::TalkKeeper *keeper = nullptr;
};

} // namespace runwatt::test
