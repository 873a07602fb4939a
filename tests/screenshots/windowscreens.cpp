// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/campaignsession.h"
#include "app/closebar.h"
#include "app/demo.h"
#include "app/mainwindow.h"
#include "app/settings.h"
#include "core/base/language.h"
#include "tests/screenshots/screens.h"
#include "widgets/common/messagebar.h"
#include "widgets/wizard/wizardview.h"

#include <QApplication>
#include <QFile>
#include <QPushButton>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::screenshots {

namespace {

using app::MainWindow;

/// The window's own folders, so that nothing of the person's is read or written.
struct Place
{
    Place()
    {
        qputenv("XDG_STATE_HOME", folder.filePath(u"state"_s).toLocal8Bit());
        settings.setCampaignFolder(u"/var/tmp/Runwatt"_s);
    }

    QTemporaryDir folder;
    app::Settings settings{folder.filePath(u"runwatt.ini"_s)};
};

Shown window(const std::function<void(MainWindow &)> &use)
{
    auto place = std::make_shared<Place>();
    auto made = std::make_unique<MainWindow>(&place->settings);
    use(*made);
    return {std::move(made), place, {}};
}

Shown demo()
{
    Shown shown = window([](MainWindow &made) {
        made.prepareDemo(app::demoPlan(app::DemoLength::Whole), app::DemoTerms::FittedHere);
    });
    // The real thing: a private server, a login, a probe.
    shown.isReady = [made = shown.widget.get()] {
        return made->findChild<QPushButton *>(u"measureDevice"_s)->isEnabled();
    };
    return shown;
}

Shown thisComputer()
{
    Shown shown = demo();
    static_cast<MainWindow *>(shown.widget.get())->showRoom(app::Room::Bench);
    return shown;
}

/// The sample campaign, with these bytes in place of its own from `offset` on, and cut there where
/// there are none.
QString sampleWith(const Place &place, qint64 offset, const QByteArray &bytes)
{
    const QString path = place.folder.filePath(u"sample.runwatt"_s);
    QFile::remove(path);
    QFile file(path);
    if (!QFile::copy(QStringLiteral(RUNWATT_SAMPLE), path)
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || !file.open(QIODevice::ReadWrite)
        || !(bytes.isEmpty() ? file.resize(offset) : file.seek(offset)) || file.write(bytes) < 0)
        qFatal("%s cannot be written", qPrintable(path));
    return path;
}

/// A campaign that was recorded for real, in this room.
Shown sample(app::Room room)
{
    Shown shown = window([room](MainWindow &made) {
        made.openCampaign(QStringLiteral(RUNWATT_SAMPLE));
        made.showRoom(room);
    });
    shown.isReady = [made = shown.widget.get()] {
        return made->findChild<app::CampaignSession *>()->data() != nullptr;
    };
    return shown;
}

/// A campaign file that cannot be read as it is.
Shown unsound(qint64 offset, const QByteArray &bytes)
{
    auto place = std::make_shared<Place>();
    auto made = std::make_unique<MainWindow>(&place->settings);
    made->openCampaign(sampleWith(*place, offset, bytes));
    auto *message = made->findChild<common::MessageBar *>();
    return {std::move(made), place, [message] { return message->isVisible(); }};
}

Shown newerFile()
{
    constexpr qint64 kUserVersionOffset = 60; // of SQLite's header; big-endian
    return unsound(kUserVersionOffset, QByteArray::fromHex("000003e7"));
}

Shown damagedFile()
{
    constexpr qint64 kCutAt = 100'000;
    return unsound(kCutAt, {});
}

/// The demo plan while it is measured, for real: two trials are done, the third runs.
Shown measuring(app::Room room)
{
    Shown shown = demo();
    auto *made = static_cast<MainWindow *>(shown.widget.get());
    auto *session = made->findChild<app::CampaignSession *>();
    auto folder = std::make_shared<QTemporaryDir>(u"/var/tmp/runwatt-picture-XXXXXX"_s);
    const QString file = folder->filePath(u"demo.runwatt"_s);
    shown.keepAlive = std::make_shared<std::pair<std::shared_ptr<void>, std::shared_ptr<void>>>(
        shown.keepAlive, folder);
    shown.isReady = [made, session, room, file, isFitted = shown.isReady] {
        constexpr int kDone = 2;
        if (!isFitted())
            return false;
        if (!session->isRunning() && !session->data()) {
            session->start(made->findChild<wizard::WizardView *>()->plan(), file);
            made->showRoom(room);
        }
        return session->data() && app::countTrials(*session->data()).done >= kDone;
    };
    return shown;
}

} // namespace

std::vector<Screen> windowScreens()
{
    return {
        {u"window-first-start"_s, [] { return window([](MainWindow &) {}); }},
        {u"window-no-campaign"_s,
         [] { return window([](MainWindow &made) { made.showRoom(app::Room::Campaign); }); }},
        {u"window-no-comparison"_s,
         [] { return window([](MainWindow &made) { made.showRoom(app::Room::Compare); }); }},
        {u"window-closing"_s,
         [] { return window([](MainWindow &made) { made.findChild<app::CloseBar *>()->ask(); }); }},
        {u"window-demo"_s, demo},
        {u"window-this-computer"_s, thisComputer},
        {u"window-measuring"_s, [] { return measuring(app::Room::Campaign); }},
        {u"window-comparing"_s, [] { return measuring(app::Room::Compare); }},
        {u"window-sample"_s, [] { return sample(app::Room::Campaign); }},
        {u"window-sample-compared"_s, [] { return sample(app::Room::Compare); }},
        {u"window-newer-file"_s, newerFile},
        {u"window-damaged-file"_s, damagedFile},
    };
}

} // namespace runwatt::screenshots
