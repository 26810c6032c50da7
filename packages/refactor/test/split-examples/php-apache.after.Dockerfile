FROM php:8.2-apache-bookworm AS builder
RUN apt-get update && apt-get install -y --no-install-recommends \
    git unzip libzip-dev libpng-dev libicu-dev \
    && rm -rf /var/lib/apt/lists/*
RUN docker-php-ext-install zip gd intl pdo_mysql
COPY --from=composer:2 /usr/bin/composer /usr/bin/composer
WORKDIR /var/www/html
COPY composer.json composer.lock ./
RUN composer install --no-dev --no-scripts --prefer-dist

FROM php:8.2-apache-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends libicu72 libpng16-16 libzip4 \
    && rm -rf /var/lib/apt/lists/*
COPY --from=builder /usr/local/lib/php/extensions /usr/local/lib/php/extensions
COPY --from=builder /usr/local/etc/php/conf.d /usr/local/etc/php/conf.d
RUN a2enmod rewrite
WORKDIR /var/www/html
COPY --from=builder --chown=www-data:www-data /var/www/html/vendor /var/www/html/vendor
COPY --chown=www-data:www-data . .
RUN chown www-data:www-data /var/www/html
EXPOSE 80
