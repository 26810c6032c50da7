FROM php:7.4-fpm AS builder
RUN apt-get update && apt-get install -y \
    build-essential libpng-dev libjpeg62-turbo-dev libfreetype6-dev locales zip jpegoptim optipng pngquant gifsicle vim unzip git curl
RUN apt-get clean && rm -rf /var/lib/apt/lists/*
RUN docker-php-ext-install pdo_mysql exif pcntl
RUN docker-php-ext-configure gd --with-freetype --with-jpeg
RUN docker-php-ext-install gd
RUN curl -sS https://getcomposer.org/installer | php -- --install-dir=/usr/local/bin --filename=composer
RUN groupadd -g 1000 www
RUN useradd -u 1000 -ms /bin/bash -g www www
WORKDIR /var/www
COPY . /var/www
COPY --chown=www:www . /var/www
RUN composer install --no-dev

FROM php:7.4-fpm
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        gifsicle \
        jpegoptim \
        libfreetype6 \
        libjpeg62-turbo \
        libpng16-16 \
        locales \
        optipng \
        pngquant \
        vim \
    && rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/lib/php/extensions /usr/local/lib/php/extensions
COPY --from=builder /usr/local/etc/php/conf.d /usr/local/etc/php/conf.d
RUN groupadd -g 1000 www \
    && useradd -u 1000 -ms /bin/bash -g www www
WORKDIR /var/www
COPY --from=builder /var/www /var/www
USER www
EXPOSE 9000
CMD ["php-fpm"]
