// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace runwatt::help {

/// A page of the guide, with its pictures as wide as the page has room for.
class GuideText : public QTextBrowser
{
    Q_OBJECT

public:
    explicit GuideText(QWidget *parent = nullptr);

    /// A picture is scaled here, smoothly, and not where it is painted.
    QVariant loadResource(int type, const QUrl &name) override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] int pictureWidth() const;
    void fitPictures();

    int m_fittedWidth = 0; ///< of the pictures that are shown
};

} // namespace runwatt::help
