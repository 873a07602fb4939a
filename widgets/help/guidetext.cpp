// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/help/guidetext.h"

#include <QImage>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>

namespace runwatt::help {

namespace {

constexpr int kLeastWidth = 320; ///< below it nothing of a picture can be read
constexpr int kMostWidth = 760; ///< a wider one would leave no room for its text
/// Of the text, in characters: from the end of a longer one the eye does not find the next.
constexpr int kLineLength = 170;
constexpr int kStep = 16; ///< not each pixel of a window that is being resized scales anew

} // namespace

GuideText::GuideText(QWidget *parent)
    : QTextBrowser(parent)
{
    connect(this, &QTextBrowser::sourceChanged, this, &GuideText::fitPictures);
}

int GuideText::pictureWidth() const
{
    const int margins = static_cast<int>(2 * document()->documentMargin());
    const int room = viewport()->width() - margins;
    return std::clamp(room / kStep * kStep, kLeastWidth, kMostWidth);
}

QVariant GuideText::loadResource(int type, const QUrl &name)
{
    if (type != QTextDocument::ImageResource)
        return QTextBrowser::loadResource(type, name);
    const QUrl place = source().resolved(name);
    QImage picture(u':' + place.path());
    if (picture.isNull() || place.scheme() != u"qrc")
        return {};
    m_fittedWidth = pictureWidth();
    const qreal ratio = devicePixelRatioF();
    const int width = std::min(picture.width(), m_fittedWidth);
    picture = picture.scaledToWidth(qRound(width * ratio), Qt::SmoothTransformation);
    picture.setDevicePixelRatio(ratio);
    return picture;
}

void GuideText::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    const int longest = kLineLength * fontMetrics().averageCharWidth();
    const int beside = std::max(0, width() - verticalScrollBar()->sizeHint().width() - longest);
    if (viewportMargins().right() != beside)
        setViewportMargins(0, 0, beside, 0);
    if (m_fittedWidth != 0 && m_fittedWidth != pictureWidth())
        fitPictures();
}

void GuideText::fitPictures()
{
    // The document keeps what it was given: given anew, each is laid out in its new size.
    QTextDocument *text = document();
    for (QTextBlock block = text->begin(); block.isValid(); block = block.next()) {
        for (auto at = block.begin(); !at.atEnd(); ++at) {
            const QTextImageFormat format = at.fragment().charFormat().toImageFormat();
            if (!format.isValid())
                continue;
            const QUrl name = source().resolved(QUrl(format.name()));
            text->addResource(QTextDocument::ImageResource, name,
                              loadResource(QTextDocument::ImageResource, name));
        }
    }
    text->markContentsDirty(0, text->characterCount());
}

} // namespace runwatt::help
